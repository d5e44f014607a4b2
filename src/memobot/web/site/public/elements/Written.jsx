// Under an answer of a language model: that it is being written; then who wrote it and what its
// check marks mean, and what was left out. A click on a check mark leads here.
import { useEffect, useRef } from 'react'
import { Info, PenLine } from 'lucide-react'

// What stands between backticks is to be typed.
const marked = (text) => text.split('`').map((part, at) => (at % 2 ? <code key={at}>{part}</code> : part))

export default function Written() {
  const lines = useRef(null)

  useEffect(() => {
    const message = lines.current?.closest('.ai-message')
    if (!message) return
    const onClick = (event) => {
      if (!event.target.closest?.('a[href="#verified"]')) return
      event.preventDefault()
      event.stopPropagation()
      lines.current?.focus()
    }
    message.addEventListener('click', onClick, true)
    return () => message.removeEventListener('click', onClick, true)
  }, [])

  return (
    <div className="memobot-written" ref={lines} tabIndex={-1}>
      {props?.writing ? (
        <p role="status" className="memobot-being-written">
          <PenLine aria-hidden="true" /> {props.writing}
        </p>
      ) : null}
      {props?.by ? (
        <p>
          <PenLine aria-hidden="true" /> {props.by}
        </p>
      ) : null}
      {props?.note ? (
        <p>
          <Info aria-hidden="true" /> <span>{marked(props.note)}</span>
        </p>
      ) : null}
    </div>
  )
}
