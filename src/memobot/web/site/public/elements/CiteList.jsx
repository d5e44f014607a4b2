// The citations under an answer. A click on one, or on its marker in the answer, opens the
// article beside the conversation with the quoted words marked.
import { useEffect, useRef, useState } from 'react'
import { useSetRecoilState } from 'recoil'
import { sideViewState } from '@chainlit/react-client'
import { Check, Copy } from 'lucide-react'

export default function CiteList() {
  const items = Array.isArray(props?.items) ? props.items : []
  const words = props?.words || {}
  const list = useRef(null)
  const setSideView = useSetRecoilState(sideViewState)
  const [copied, setCopied] = useState(false)

  const open = (item) => setSideView(window.memobotArticle(item, words))

  useEffect(() => {
    const message = list.current?.closest('.ai-message')
    if (!message) return
    const onClick = (event) => {
      const link = event.target.closest?.('a[href^="#cite-"]')
      if (!link) return
      event.preventDefault()
      event.stopPropagation()
      const item = items.find((one) => `#cite-${one.n}` === link.getAttribute('href'))
      if (item) open(item)
    }
    message.addEventListener('click', onClick, true)
    return () => message.removeEventListener('click', onClick, true)
  }, [props])

  const copy = async () => {
    const sources = items.map((item) => {
      const words = props.plain.includes(item.quote) ? '' : `: “${item.quote}”`
      return `[${item.n}] ${item.label}${words} (${item.source})`
    })
    await navigator.clipboard.writeText([props.plain, ...sources].join('\n\n'))
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }

  if (!items.length) return null
  return (
    <section className="memobot-cites" ref={list} aria-label={props.heading}>
      <h2>{props.heading}</h2>
      <ol>
        {items.map((item) => (
          <li key={item.n}>
            <button type="button" onClick={() => open(item)} title={words.open}>
              <span className="memobot-number">{item.n}</span>
              <span>
                <span className="memobot-label">{item.label}</span>
                <q>{item.excerpt}</q>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {props.copyable ? (
        <button type="button" className="memobot-copy" onClick={copy}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {copied ? words.copied : words.copy}
        </button>
      ) : null}
    </section>
  )
}
