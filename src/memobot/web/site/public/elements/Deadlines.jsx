// What is due, in order of date; each line opens the article that it rests on. The files to
// download are made here, of the text that came with the element: the server keeps none.
import { useSetRecoilState } from 'recoil'
import { sideViewState, useChatData } from '@chainlit/react-client'
import { CalendarRange, Download } from 'lucide-react'

function save(file) {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.type }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000) // some browsers read it only later
}

export default function Deadlines() {
  const { loading, connected } = useChatData()
  const setSideView = useSetRecoilState(sideViewState)
  if (!Array.isArray(props?.rows)) return null
  const words = props.words || {}

  return (
    <section className="memobot-deadlines" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      <p className="memobot-as-of">{props.as_of}</p>
      {props.rows.length ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.agreement}</th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row, index) => (
              <tr key={index} className={`memobot-due-${row.kind}`}>
                <td>
                  <time dateTime={row.iso}>{row.date}</time>
                </td>
                <td>
                  {row.what}
                  {row.working ? <span className="memobot-working">{row.working}</span> : null}
                </td>
                <td>
                  {row.source ? (
                    <button
                      type="button"
                      title={words.open}
                      onClick={() => setSideView(window.memobotArticle(row.source.view, words))}
                    >
                      {row.title} <span className="memobot-place">{row.source.place}</span>
                    </button>
                  ) : (
                    row.title
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{words.nothing}</p>
      )}
      <div className="memobot-files">
        {(props.files || []).map((file) => (
          <button key={file.name} type="button" className="memobot-quiet" onClick={() => save(file)}>
            <Download aria-hidden="true" />
            {file.label}
          </button>
        ))}
        <button
          type="button"
          className="memobot-quiet"
          disabled={loading || connected === false}
          onClick={() => sendUserMessage(props.timeline)}
        >
          <CalendarRange aria-hidden="true" />
          {props.timeline}
        </button>
      </div>
    </section>
  )
}
