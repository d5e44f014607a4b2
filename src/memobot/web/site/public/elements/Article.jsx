// The article of a citation, in the side view, scrolled to the quoted words.
import { useEffect, useRef } from 'react'
import { useSetRecoilState } from 'recoil'
import { sideViewState } from '@chainlit/react-client'
import { FileText, Info } from 'lucide-react'

// A text as it stands, but for headings of Markdown, which look like headings.
function Words({ text }) {
  return (text || '').split(/^(#{1,6} .*)$/m).map((part, index) =>
    index % 2 ? <strong key={index}>{part.replace(/^#+ /, '')}</strong> : part
  )
}

export default function Article() {
  const article = useRef(null)
  const mark = useRef(null)
  const setSideView = useSetRecoilState(sideViewState)
  const words = props?.words || {}

  useEffect(() => {
    let scroller = article.current?.parentElement
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement
    const card = article.current?.closest('#side-view-content')?.parentElement
    for (const box of [scroller, card]) {
      if (!box || !mark.current || box.scrollHeight <= box.clientHeight) continue
      const from = mark.current.getBoundingClientRect().top - box.getBoundingClientRect().top
      box.scrollTop += from - box.clientHeight / 3
    }
    article.current?.focus({ preventScroll: true })
    const onKey = (event) => event.key === 'Escape' && setSideView(undefined)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      setTimeout(() => {
        if (document.querySelector('.memobot-article')) return // another one was opened
        document.querySelector('[data-memobot-opener]')?.focus({ preventScroll: true })
      })
    }
  }, [])

  if (!props?.quote) return null
  return (
    <article className="memobot-article" ref={article} tabIndex={-1} aria-label={props.label}>
      <header>
        <p className="memobot-title">{props.title}</p>
        <p className="memobot-file">
          <FileText aria-hidden="true" /> {words.file}: {props.source} · {words.version} {props.version}
        </p>
        {props.note ? (
          <p className="memobot-note">
            <Info aria-hidden="true" /> <span>{props.note}</span>
          </p>
        ) : null}
      </header>
      <div className="memobot-text">
        <Words text={props.before} />
        <mark ref={mark}>{props.quote}</mark>
        <Words text={props.after} />
      </div>
    </article>
  )
}
