// Frame: what stands around the content of every page, and the files that make up the site. Private to this
// room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/pages/pen.h"

namespace kb::pages {

struct Page {
  std::string path;
  std::string title;
  std::string_view within;  ///< the page of the navigation that it belongs to: "claims.html"
  Html body;                ///< what stands in `main`, from its first heading on
  bool asks = false;        ///< it loads the runtime and the knowledge base
};

class Site {
 public:
  explicit Site(Book& book) : book_(book) {}
  [[nodiscard]] Book& book() const { return book_; }
  void add(const Page& page);
  void add_file(std::string path, std::string bytes) {
    files_.push_back({std::move(path), std::move(bytes)});
  }
  [[nodiscard]] std::vector<SiteFile> files() && { return std::move(files_); }

 private:
  Book& book_;
  std::vector<SiteFile> files_;
};

/// The way back from a page to the one that lists it.
[[nodiscard]] Html crumbs(const Pen& pen, std::string_view list, std::string_view words);

}  // namespace kb::pages
