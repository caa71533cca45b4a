// Site: a compiled knowledge base as a folder of pages: what is recommended, for whom, on whose word, how
// surely, and a form that asks it. The pages need no network and no server, and hold nothing that the
// compiled file does not say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// A text that the knowledge base was compiled from, shown as a page.
struct SiteText {
  std::string path;  ///< as the knowledge base names it: "rules.kb"
  std::string_view text;
};

struct SiteInput {
  const KnowledgeBase& kb;
  std::vector<SiteText> texts;  ///< none: statements are named with their lines, without a link
  std::string_view
      runtime_script;  ///< the runtime for browsers; empty: the page that asks says that it is missing
};

struct SiteFile {
  std::string path;  ///< from the site's folder, with `/`: small letters, digits, `.`, `_` and `-` alone
  std::string bytes;
};

/// The whole site: index.html, the other pages, style.css, site.js and what the pages read. The same bytes
/// for the same input.
[[nodiscard]] std::vector<SiteFile> render_site(const SiteInput& input);

}  // namespace kb
