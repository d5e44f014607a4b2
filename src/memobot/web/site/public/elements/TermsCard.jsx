// The terms of an agreement under an answer about it, folded up until they are wanted. A click
// on a value opens the article that it stands in.
import { useSetRecoilState } from 'recoil'
import { sideViewState, useChatData } from '@chainlit/react-client'
import { CalendarRange, ChevronRight } from 'lucide-react'

function Value({ value, lang, open }) {
  const source = props.sources?.[value.source]
  const words = (
    <span>
      <span lang={lang}>{value.text}</span>
      {value.note ? <span className="memobot-working">{value.note}</span> : null}
    </span>
  )
  if (!source) return <span className="memobot-value">{words}</span>
  return (
    <button type="button" className="memobot-value" title={props.words?.open} onClick={() => open(source)}>
      {words}
      <span className="memobot-place">{source.place}</span>
    </button>
  )
}

function Row({ row, kind, lang, open }) {
  return (
    <div className={kind}>
      <dt>{row.label}</dt>
      {row.values.map((value, index) => (
        <dd key={index}>
          <Value value={value} lang={lang} open={open} />
        </dd>
      ))}
    </div>
  )
}

export default function TermsCard() {
  const { loading, connected } = useChatData()
  const setSideView = useSetRecoilState(sideViewState)
  const words = props?.words || {}
  if (!Array.isArray(props?.rows)) return null

  const open = (source) => setSideView(window.memobotArticle(source.view, words))
  return (
    <details className="memobot-terms" open={props.opened}>
      <summary>
        <ChevronRight aria-hidden="true" />
        <span className="memobot-terms-heading">{props.heading}</span>
        <span className="memobot-state">{[props.state, props.span].filter(Boolean).join(' · ')}</span>
      </summary>
      <h2>{props.title}</h2>
      <dl>
        {props.rows.map((row) => (
          <Row key={row.label} row={row} open={open} />
        ))}
        {props.missing ? <Row row={props.missing} kind="memobot-missing" open={open} /> : null}
        {props.warnings ? <Row row={props.warnings} kind="memobot-warnings" lang="en" open={open} /> : null}
      </dl>
      <button
        type="button"
        className="memobot-quiet"
        disabled={loading || connected === false}
        onClick={() => sendUserMessage(words.more)}
      >
        <CalendarRange aria-hidden="true" />
        {words.more}
      </button>
    </details>
  )
}
