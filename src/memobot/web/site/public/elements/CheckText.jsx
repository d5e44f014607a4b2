// The invitation to send a text to be checked. A file is read by the server, which keeps nothing
// of it, and its text is sent as if it had been pasted.
import { useRef, useState } from 'react'
import { useChatData } from '@chainlit/react-client'
import { FileText } from 'lucide-react'

export default function CheckText() {
  const { loading, connected } = useChatData()
  const chooser = useRef(null)
  const [state, setState] = useState('')
  if (!props?.invitation) return null
  const words = props.words || {}

  const textOf = async (file) => {
    const suffix = file.name.toLowerCase().split('.').pop()
    if (!props.kinds.includes(`.${suffix}`)) throw new Error(`${words.unreadable} ${props.note}`)
    if (file.size > props.largest) throw new Error(words.too_large)
    const response = await fetch(`/draft/${suffix}`, { method: 'POST', body: file })
    const read = await response.json()
    if (read.problem) throw new Error(words[read.problem] + (read.detail ? ` ${read.detail}` : ''))
    return read.text
  }

  const send = async (file) => {
    if (!file) return
    setState(words.reading)
    try {
      const text = await textOf(file)
      setState('')
      sendUserMessage(`${props.begin}\n\n${text}`)
    } catch (error) {
      // What fetch throws is in the browser's language and tells a reader nothing.
      setState(error.constructor === Error ? error.message : words.unreachable)
    }
  }

  return (
    <section className="memobot-check-text">
      <p>{props.invitation}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={props.kinds.join(',')}
        onChange={(event) => {
          send(event.target.files[0])
          event.target.value = '' // so that the same file can be chosen again
        }}
      />
      <button
        type="button"
        disabled={loading || connected === false || state === words.reading}
        onClick={() => chooser.current.click()}
      >
        <FileText aria-hidden="true" /> {props.attach}
      </button>
      <span className="memobot-working">{props.note}</span>
      <p role="status">{state}</p>
    </section>
  )
}
