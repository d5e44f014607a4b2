// A draft with its claims marked. A click on one opens what the texts say to it, under its line;
// a click on a verdict goes to the next claim that has it.
import { Fragment, useEffect, useId, useRef, useState } from 'react'
import { useSetRecoilState } from 'recoil'
import { sideViewState } from '@chainlit/react-client'
import { Check, Copy, CornerUpRight, FileQuestion, FileX2, Quote, SearchX, X } from 'lucide-react'

const SIGNS = {
  supported: Check,
  not_found: SearchX,
  contradicted: X,
  misquoted: Quote,
  wrong_article: CornerUpRight,
  no_such_article: FileX2,
  unknown_document: FileQuestion
}

function Sign({ verdict }) {
  const Icon = SIGNS[verdict] || SearchX
  return <Icon className="memobot-sign" aria-hidden="true" />
}

// A span, since a button would not break over lines as the sentence does.
function Mark({ number, text, verdict, label, panel, open, toggle }) {
  const onClick = () => {
    if (!String(window.getSelection())) toggle() // not where words were selected to be copied
  }
  const onKeyDown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    toggle()
  }
  return (
    <span
      role="button"
      tabIndex={0}
      className={`memobot-claim memobot-${verdict}`}
      data-claim={number}
      title={label}
      aria-expanded={open}
      aria-controls={open ? panel : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {text}
      <Sign verdict={verdict} />
      <span className="memobot-unseen"> ({label})</span>
    </span>
  )
}

function Difference({ difference, words }) {
  return (
    <div className="memobot-difference">
      <dt>{difference.aspect}</dt>
      <dd>
        <span className="memobot-side">{words.draft_says}</span>
        <span>{difference.draft || '–'}</span>
      </dd>
      <dd>
        <span className="memobot-side">{words.text_says}</span>
        <span>
          {difference.text || '–'}
          {difference.working ? <span className="memobot-working">{difference.working}</span> : null}
        </span>
      </dd>
    </div>
  )
}

function Run({ run, words }) {
  if (run.kind === 'same') return run.text
  const Changed = run.kind === 'added' ? 'del' : 'ins'
  return (
    <Changed>
      <span className="memobot-unseen"> {words[run.kind]} </span>
      {run.text}
    </Changed>
  )
}

function Suggestion({ text, words }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <>
      <h3>{words.suggestion}</h3>
      <p className="memobot-suggestion">{text}</p>
      <button type="button" className="memobot-quiet" onClick={copy}>
        {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {copied ? words.copied : words.copy}
      </button>
    </>
  )
}

function Panel({ claim, label, words, id, show, close }) {
  return (
    <section id={id} className={`memobot-panel memobot-${claim.verdict}`} aria-label={label}>
      <header>
        <Sign verdict={claim.verdict} />
        <strong>{label}</strong>
        <button type="button" title={words.close} aria-label={words.close} onClick={close}>
          <X aria-hidden="true" />
        </button>
      </header>
      <p>{claim.explanation}</p>
      {claim.differences.length ? (
        <dl>
          {claim.differences.map((difference, index) => (
            <Difference key={index} difference={difference} words={words} />
          ))}
        </dl>
      ) : null}
      {claim.comparison.length ? (
        <>
          <h3>{words.word_by_word}</h3>
          <p className="memobot-comparison">
            {claim.comparison.map((run, index) => (
              <Run key={index} run={run} words={words} />
            ))}
          </p>
        </>
      ) : null}
      {claim.evidence.length ? (
        <>
          <h3>{words.evidence}</h3>
          <ul>
            {claim.evidence.map((one, index) => (
              <li key={index}>
                <button type="button" title={words.open} onClick={() => show(one)}>
                  <span className="memobot-label">{one.label}</span>
                  <q>{pieces(one).quote}</q>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {claim.suggestion ? <Suggestion text={claim.suggestion} words={words} /> : null}
      {claim.judge ? <p className="memobot-working">{claim.judge}</p> : null}
    </section>
  )
}

// The quote of a piece of evidence, and what stands before and after it.
function pieces({ clipping, first, last }) {
  const all = props.clippings[clipping]?.pieces || []
  const joined = (from, to) => all.slice(from, to).join('')
  return { before: joined(0, first), quote: joined(first, last), after: joined(last) }
}

export default function Checked() {
  const root = useRef(null)
  const id = `checked${useId().replace(/\W/g, '')}`
  const setSideView = useSetRecoilState(sideViewState)
  const [open, setOpen] = useState(null)
  const [gone, setGone] = useState(null) // where a click on a verdict went, with a fresh object each

  const markOf = (number) => root.current?.querySelector(`[data-claim="${number}"]`)

  useEffect(() => {
    const mark = gone && markOf(gone.number)
    mark?.focus({ preventScroll: true })
    mark?.scrollIntoView({ block: 'center' })
  }, [gone])

  if (!Array.isArray(props?.blocks)) return null
  const { claims, verdicts, words } = props

  const go = (verdict) => {
    const having = claims.map((_, number) => number).filter((number) => claims[number].verdict === verdict)
    const number = having.find((one) => one > (gone?.number ?? -1)) ?? having[0]
    setOpen(number)
    setGone({ number })
  }
  const close = () => {
    markOf(open)?.focus({ preventScroll: true })
    setOpen(null)
  }
  const show = (one) => {
    const { title, source, version, note } = props.clippings[one.clipping]
    const item = { n: one.clipping, label: one.label, title, source, version, note, ...pieces(one) }
    setSideView(window.memobotArticle(item, words))
  }

  return (
    <section
      className="memobot-checked"
      ref={root}
      aria-label={props.heading}
      onKeyDown={(event) => event.key === 'Escape' && open !== null && close()}
    >
      <header>
        <h2>{props.claims_made}</h2>
        <ul>
          {props.summary.map(({ verdict, count }) => (
            <li key={verdict}>
              <button
                type="button"
                className={`memobot-${verdict}`}
                title={words.go}
                aria-label={`${verdicts[verdict]}: ${count}. ${words.go}`}
                onClick={() => go(verdict)}
              >
                <Sign verdict={verdict} />
                {verdicts[verdict]} <b>{count}</b>
              </button>
            </li>
          ))}
        </ul>
      </header>
      <div className="memobot-draft">
        {props.blocks.map((block, index) => (
          <Fragment key={index}>
            <div>
              {block.map((part, at) =>
                typeof part === 'string' ? (
                  part
                ) : (
                  <Mark
                    key={at}
                    number={part.claim}
                    text={part.text}
                    verdict={claims[part.claim].verdict}
                    label={verdicts[claims[part.claim].verdict]}
                    panel={`${id}-panel`}
                    open={open === part.claim}
                    toggle={() => setOpen(open === part.claim ? null : part.claim)}
                  />
                )
              )}
            </div>
            {block.some((part) => part.claim === open && open !== null) ? (
              <Panel
                claim={claims[open]}
                label={verdicts[claims[open].verdict]}
                words={words}
                id={`${id}-panel`}
                show={show}
                close={close}
              />
            ) : null}
          </Fragment>
        ))}
      </div>
    </section>
  )
}
