// How a document of this repository becomes HTML. What it cannot carry over stops the build: a link that leads nowhere,
// HTML in the text, a picture that is missing.
import { Marked } from 'marked';

export const escaped = (text) =>
  text.replace(/[&<>"']/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[one]);

/** The name of a heading in addresses, as GitHub gives it; `taken` counts those that the document has already. */
export function anchor(heading, taken) {
  const name = heading.toLowerCase().trim().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
  const before = taken.get(name) ?? 0;
  taken.set(name, before + 1);
  return before === 0 ? name : `${name}-${before}`;
}

/** A picture of arrows as what it says: what each part uses. */
function arrows(text) {
  const uses = new Map();
  for (const [, from, to] of text.matchAll(/^\s*(\w+) --> (\w+)$/gm)) {
    uses.set(from, [...(uses.get(from) ?? []), to]);
  }
  const rows = [...uses].sort().map(([from, to]) =>
    `<tr><td><code>${escaped(from)}</code></td><td>${to.sort().map((one) => `<code>${escaped(one)}</code>`).join(', ')}</td></tr>`);
  return scrolling(`<table><thead><tr><th>package</th><th>uses</th></tr></thead><tbody>${rows.join('')}</tbody></table>`);
}

// What is wider than the page scrolls in a box of its own, by keyboard, too.
const scrolling = (table) => `<div class="scroll" tabindex="0">${table}</div>\n`;

/**
 * @param text    the document
 * @param link    the address of what a link names, or empty where that has no page; and its title, for links whose
 *                words are but the name of the file
 * @param picture the attributes of what a picture names
 * @returns its HTML; its title; its parts, each with depth, heading, anchor and plain text
 */
export function rendered(text, link, picture) {
  const taken = new Map();
  const parts = [{ depth: 1, heading: '', anchor: '', text: '' }];
  const say = (words) => (parts.at(-1).text += ` ${words}`);
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const words = plain(tokens);
        const name = anchor(words, taken);
        if (depth > 1) {
          parts.push({ depth, heading: words, anchor: name, text: '' });
        } else {
          parts[0].heading = words;
        }
        const mark = `<a class="mark" href="#${name}" aria-label="Link to “${escaped(words)}”">#</a>`;
        return `<h${depth} id="${name}">${this.parser.parseInline(tokens)}${depth > 1 ? mark : ''}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const { to, title } = link(href);
        const words = title && plain(tokens) === href ? escaped(title) : this.parser.parseInline(tokens);
        return to === '' ? words : `<a href="${escaped(to)}">${words}</a>`;
      },
      image({ href, text: says }) {
        return `<img ${picture(href)} alt="${escaped(says)}" loading="lazy" />`;
      },
      code({ text: code, lang }) {
        say(code);
        return lang === 'mermaid'
          ? arrows(code)
          : `<div class="code"><pre tabindex="0"><code>${escaped(code)}</code></pre></div>\n`;
      },
      table(token) {
        const row = (cells, tag) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
        token.rows.flat().forEach((cell) => say(plain(cell.tokens)));
        return scrolling(`<table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table>`);
      },
      paragraph({ tokens }) {
        say(plain(tokens));
        return `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
      html({ text: html }) {
        if (/^<!--[^]*-->\s*$/.test(html)) {
          return '';
        }
        throw new Error(`HTML in the text: ${html.trim()}; write it between backticks`);
      },
      text(token) {
        if (token.tokens) {
          // The words of an item of a list.
          say(plain(token.tokens));
        }
        return false;
      },
    },
  });
  const html = marked.parse(text);
  const said = parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, ' ').trim() }));
  return { html, title: parts[0].heading, parts: said };
}

/** The words of inline tokens, without their marks. */
function plain(tokens) {
  return tokens.map((token) => (token.tokens ? plain(token.tokens) : unescaped(token.text ?? ''))).join('');
}

function unescaped(text) {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
}
