// The frame and the style of pages.
#include "runtime/render/html.h"

#include <fmt/format.h>

#include "runtime/render/plain.h"

namespace kb::render {
namespace {

// Colours have a contrast of 4.5 or more on their grounds, in the light and in the dark; none says anything
// that the words do not.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1d21; --faint: #565c66; --ground: #ffffff; --raised: #f4f5f7; --line: #d5d8de;
  --link: #1a4fa3; --good: #1d6b3a; --care: #855300; --bad: #a3201c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e9ec; --faint: #a9afba; --ground: #16181c; --raised: #20232a; --line: #3a3f49; --link: #8db4f5;
    --good: #74cf95; --care: #e3b25a; --bad: #f29389; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.1rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.4rem 0 .5rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p { margin: .4rem 0; }
ul, ol { margin: .3rem 0; padding-left: 1.25rem; }
ol { padding-left: 2rem; }
li { margin: .35rem 0; }
dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; }
.faint, .notes, footer { color: var(--faint); }
.notes { list-style: none; padding-left: 0; margin: .1rem 0 .3rem; font-size: .94em; }
.notes li { margin: .1rem 0; }
.lead { font-weight: 600; }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--line); border-radius: .3rem; background: var(--raised);
  padding: .7rem 1rem; margin: 1rem 0; }
.verdict > p:first-child { font-size: 1.15rem; font-weight: 650; }
.good { border-left-color: var(--good); } .care { border-left-color: var(--care); } .bad { border-left-color: var(--bad); }
.good > p:first-child, h3.good, .tone.good { color: var(--good); }
.care > p:first-child, h3.care, .tone.care { color: var(--care); }
.bad > p:first-child, h3.bad, .tone.bad { color: var(--bad); }
.ranking > li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.ranking h3 { margin: 0; } .ranking .tone { font-weight: 600; margin: 0; }
.cite { font-size: .8em; line-height: 0; vertical-align: super; padding-left: .1em; }
.cite a { text-decoration: none; padding: .2em; }
.references { font-size: .94rem; }
.references :target { background: var(--raised); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .8rem; font-size: .9rem; }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere; }
@page { margin: 17mm 16mm; }
@media print {
  :root { --ink: #000000; --faint: #444444; --ground: #ffffff; --raised: #ffffff; --line: #999999; --link: #000000; --good: #000000;
    --care: #000000; --bad: #000000; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  nav, .skip { display: none; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  h2 { margin-top: 1.3rem; }
  li, .verdict, footer { break-inside: avoid; }
  li:has(li) { break-inside: auto; }
}
)css";

}  // namespace

std::string html_text(std::string_view text) {
  const std::string safe = plain(text);
  std::string result;
  result.reserve(safe.size());
  for (const char c : safe) switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result += c;
    }
  return result;
}

std::string html_id(std::string_view text) {
  std::string id;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

std::string html_page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n"
      "<style>{}</style>\n"
      "</head>\n"
      "<body>\n{}</body>\n"
      "</html>\n",
      html_text(title), kStyle, body);
}

}  // namespace kb::render
