// HTML: texts made safe for a page, and the frame of a page that stands by itself: no script, no font, no
// picture, nothing from a network. It reads on a phone, in the dark, on paper, and to a screen reader.
#pragma once

#include <string>
#include <string_view>

namespace kb::render {

/// A text as an element, or an attribute in double quotes, may hold it; plain, as everything that is shown.
[[nodiscard]] std::string html_text(std::string_view text);

/// "sure-of-it": a text as an `id`; empty where it holds no letter or digit.
[[nodiscard]] std::string html_id(std::string_view text);

/// A whole page. `body` is HTML, `title` a text.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

}  // namespace kb::render
