// A question that was not answered, and why; or the questions to choose from.
import { useChatData } from '@chainlit/react-client'
import { FileQuestion, FileX2, HelpCircle, SearchX } from 'lucide-react'
import { Markdown } from '@/components/markdown'

const ICONS = {
  ambiguous: HelpCircle,
  no_such_article: FileX2,
  unknown_document: FileX2,
  text_not_held: FileQuestion
}

export default function Refusal() {
  const { loading, connected } = useChatData()
  const choices = Array.isArray(props?.choices) ? props.choices : []
  const Icon = ICONS[props?.reason] || SearchX
  return (
    <section className={`memobot-refusal memobot-${props?.reason}`} role="note">
      <Icon className="memobot-icon" aria-hidden="true" />
      <div>
        <Markdown renderMarkdown={true}>{props?.text || ''}</Markdown>
        {choices.length ? (
          <div className="memobot-choices">
            {choices.map((choice) => (
              <button
                key={choice}
                type="button"
                disabled={loading || connected === false}
                onClick={() => sendUserMessage(choice)}
              >
                {choice}
              </button>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  )
}
