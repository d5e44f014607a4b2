// Runs before Chainlit's own script.
// Until the reader chooses light or dark, the page follows the system.
if (!localStorage.getItem('vite-ui-theme')) localStorage.setItem('vite-ui-theme', 'system')

// Puts the words of welcome, which the page carries in the reader's language, under the logo,
// and keeps what is pasted below the size at which the connection would break: one more than the
// longest draft, so that what is cut off is told (draft_messages.py).
;(() => {
  const text = document.getElementById('welcome-text')
  const place = () => {
    document.getElementById('chat-input')?.setAttribute('maxlength', '150001')
    const logo = document.querySelector('#welcome-screen .logo')
    if (!logo || document.getElementById('welcome')) return
    logo.alt = 'memobot'
    const welcome = document.createElement('div')
    welcome.id = 'welcome'
    welcome.append(text.content.cloneNode(true))
    logo.after(welcome)
  }
  new MutationObserver(place).observe(document.body, { childList: true, subtree: true })
  place()
})()

// What the side view shows of an article, for the elements that open one. `item` holds the
// label, the quote and the words around it; the article gives the focus back to what is in it now.
window.memobotArticle = (item, words) => {
  document.querySelector('[data-memobot-opener]')?.removeAttribute('data-memobot-opener')
  document.activeElement?.setAttribute('data-memobot-opener', '')
  return {
    title: item.label,
    elements: [
      {
        id: `article-${item.n}-${Date.now()}`, // another id, so that it scrolls anew
        type: 'custom',
        name: 'Article',
        display: 'side',
        forId: '',
        props: { ...item, words }
      }
    ]
  }
}
