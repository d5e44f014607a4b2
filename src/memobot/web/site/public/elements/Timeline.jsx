// All agreements on one scale of time. Each is a button that asks how long it runs. All places
// on the scale come as fractions; here they become percentages, so that nothing is ever
// stretched, however narrow the page is.
import { useId } from 'react'
import { useChatData } from '@chainlit/react-client'
import { CalendarClock } from 'lucide-react'

const HEIGHT = 16

const percent = (fraction) => `${(fraction * 100).toFixed(3)}%`

// Where a label is tied to its place, so that it does not run over the edge.
const anchor = (fraction, edge) => (fraction < edge ? 'start' : fraction > 1 - edge ? 'end' : 'middle')

// An edge of which only the month or the year is known. The gradient stands here and not with
// others, for its colour is that of the piece around it.
function Soft({ from, to, id, fades }) {
  if (to <= from) return null
  return (
    <>
      <linearGradient id={id}>
        <stop offset="0" stopColor="currentColor" stopOpacity={fades ? 1 : 0} />
        <stop offset="1" stopColor="currentColor" stopOpacity={fades ? 0 : 1} />
      </linearGradient>
      <rect x={percent(from)} width={percent(to - from)} height={HEIGHT} fill={`url(#${id})`} />
    </>
  )
}

function Piece({ piece, id }) {
  const { start, sure_start, sure_end, end } = piece
  return (
    <g className={`memobot-piece memobot-${piece.kind}`}>
      <Soft from={start} to={sure_start} id={`${id}-in`} />
      <rect x={percent(sure_start)} width={percent(sure_end - sure_start)} height={HEIGHT} fill="currentColor" />
      <Soft from={sure_end} to={end} id={`${id}-out`} fades />
      {[0.5, HEIGHT - 0.5].map((y) => (
        <line key={y} x1={percent(sure_start)} x2={percent(sure_end)} y1={y} y2={y} />
      ))}
    </g>
  )
}

// A line across a bar, and `beyond` it on both sides.
function Across({ at, kind, beyond = 0 }) {
  return <line className={kind} x1={percent(at)} x2={percent(at)} y1={-beyond} y2={HEIGHT + beyond} />
}

function Bar({ bar, today, id }) {
  return (
    <svg className="memobot-bar" width="100%" height={HEIGHT} aria-hidden="true">
      {bar.pieces.map((piece, index) => (
        <Piece key={index} piece={piece} id={`${id}-${index}`} />
      ))}
      {bar.pieces.slice(1).map((piece, index) =>
        piece.start === piece.sure_start ? <Across key={index} at={piece.start} kind="memobot-joint" /> : null
      )}
      {bar.too_late ? <TooLate stretch={bar.too_late} id={`${id}-hatch`} /> : null}
      {bar.open_end ? (
        <svg x="100%" overflow="visible">
          <path className="memobot-arrow" d={`M-11 -1 L1 ${HEIGHT / 2} L-11 ${HEIGHT + 1} H1 V-1 Z`} />
        </svg>
      ) : null}
      <Across at={today} kind="memobot-halo" />
      <Across at={today} kind="memobot-today" />
    </svg>
  )
}

// From the last day for notice, which is marked, to the end of the term.
function TooLate({ stretch: [from, to], id }) {
  return (
    <g className="memobot-too-late">
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="5" />
      </pattern>
      <rect x={percent(from)} width={percent(to - from)} height={HEIGHT} fill={`url(#${id})`} />
      <Across at={from} kind="memobot-deadline" beyond={3} />
    </g>
  )
}

function Key({ kind, words }) {
  return (
    <li>
      <svg width="22" height="12" aria-hidden="true">
        {kind === 'too-late' ? (
          <g className="memobot-too-late">
            <rect className="memobot-under" width="22" height="12" />
            <path d="M1 12 L9 0 M8 12 L16 0 M15 12 L22 1" />
            <line className="memobot-deadline" x1="1" x2="1" y1="0" y2="12" />
          </g>
        ) : (
          <g className={`memobot-piece memobot-${kind}`}>
            <rect width="22" height="12" fill="currentColor" />
            <line x2="22" y1="0.5" y2="0.5" />
            <line x2="22" y1="11.5" y2="11.5" />
          </g>
        )}
      </svg>
      {words}
    </li>
  )
}

function Table({ bars, words }) {
  return (
    <div className="memobot-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {[words.agreement, words.state, words.term, words.renewal, words.notice, words.notice_by].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, index) => (
            <tr key={index}>
              <th scope="row">{bar.title}</th>
              {[bar.state, bar.span, bar.renewal, bar.notice, bar.notice_by].map((word, column) => (
                <td key={column}>{word || '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export default function Timeline() {
  const { loading, connected } = useChatData()
  const id = `timeline${useId().replace(/\W/g, '')}`
  if (!Array.isArray(props?.bars)) return null
  const { bars, ticks, today, words } = props
  const without = props.without || []
  const asleep = loading || connected === false
  const has = (kind) => bars.some((bar) => bar.pieces.some((piece) => piece.kind === kind))

  const described = (bar) =>
    [
      `${bar.title}: ${bar.state}`,
      bar.span,
      bar.renewal && `${words.renewal}: ${bar.renewal}`,
      bar.notice_by && `${words.notice_by}: ${bar.notice_by}`,
      words.ask
    ]
      .filter(Boolean)
      .join('. ')

  return (
    <section className="memobot-timeline" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      <p className="memobot-as-of">{props.as_of}</p>
      {bars.length + without.length ? null : <p>{words.none}</p>}
      {bars.length ? (
        <>
          <ul className="memobot-keys">
            <Key kind="term" words={words.first} />
            {has('renewal') ? <Key kind="renewal" words={words.renewed} /> : null}
            {has('ahead') ? <Key kind="ahead" words={words.ahead} /> : null}
            {bars.some((bar) => bar.too_late) ? <Key kind="too-late" words={words.too_late} /> : null}
          </ul>
          <div className="memobot-chart">
            <svg className="memobot-scale" width="100%" height="100%" role="img" aria-label={props.as_of}>
              <text className="memobot-today" x={percent(today.at)} y="12" textAnchor={anchor(today.at, 0.25)}>
                {today.label}
              </text>
              {ticks.map((tick) => (
                <g key={tick.year}>
                  <line x1={percent(tick.at)} x2={percent(tick.at)} y1="38" y2="100%" />
                  <text x={percent(tick.at)} y="32" textAnchor={anchor(tick.at, 0.04)}>
                    {tick.year}
                  </text>
                </g>
              ))}
              <line className="memobot-today" x1={percent(today.at)} x2={percent(today.at)} y1="16" y2="100%" />
            </svg>
            <ol>
              {bars.map((bar, index) => (
                <li key={index}>
                  <button
                    type="button"
                    className={bar.ended ? 'memobot-ended' : undefined}
                    title={words.ask}
                    aria-label={described(bar)}
                    disabled={asleep}
                    onClick={() => sendUserMessage(bar.question)}
                  >
                    <span className="memobot-label">{bar.title}</span>
                    <span className="memobot-span">
                      {bar.state} · {bar.span}
                    </span>
                    <Bar bar={bar} today={today.at} id={`${id}-${index}`} />
                  </button>
                </li>
              ))}
            </ol>
          </div>
        </>
      ) : null}
      {without.length ? (
        <div className="memobot-without">
          <h3>{words.without}</h3>
          <ul>
            {without.map((line, index) => (
              <li key={index}>
                <button
                  type="button"
                  title={words.ask}
                  disabled={asleep}
                  onClick={() => sendUserMessage(line.question)}
                >
                  {line.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {bars.length ? (
        <details>
          <summary>{words.table}</summary>
          <Table bars={[...bars, ...without]} words={words} />
        </details>
      ) : null}
      <button type="button" className="memobot-quiet" disabled={asleep} onClick={() => sendUserMessage(props.due)}>
        <CalendarClock aria-hidden="true" />
        {props.due}
      </button>
    </section>
  )
}
