// Files: what the pages load, from runtime/pages/site: the same bytes as there. Private to this room.
#pragma once

#include <string_view>

namespace kb::pages {

extern const std::string_view kStyleSheet;  ///< style.css
extern const std::string_view kSiteScript;  ///< site.js: search
extern const std::string_view kAskScript;   ///< ask.js: the page that asks

}  // namespace kb::pages
