// The site as a list: every page, in the order in which a reader meets them.
#include "runtime/pages/site.h"

#include "runtime/pages/files.h"
#include "runtime/pages/pages.h"

namespace kb {
namespace pages {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(std::span<const std::byte> bytes) {
  std::string result;
  result.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k < 4; ++k)
      result += i + k > bytes.size() ? '=' : kDigits[three >> (18 - 6 * k) & 0x3f];
  }
  return result;
}

/// The compiled file as it is, and as a script: a page on a disk may load that, and nothing else.
void add_knowledge(Site& site) {
  const std::span<const std::byte> bytes = site.book().kb().bytes();
  site.add_file("knowledge.kbx", std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  if (site.book().input().runtime_script.empty()) return;
  site.add_file("kb-runtime.js", std::string(site.book().input().runtime_script));
  site.add_file("knowledge.js", "window.kbKnowledge = \"" + base64(bytes) + "\";\n");
  site.add_file("ask.js", std::string(kAskScript));
}

}  // namespace
}  // namespace pages

std::vector<SiteFile> render_site(const SiteInput& input) {
  pages::Book book(input);
  pages::Site site(book);
  pages::add_overview(site);
  pages::add_recommendations(site);
  pages::add_options(site);
  pages::add_groups(site);
  pages::add_guidance(site);
  pages::add_questions(site);
  pages::add_claims(site);
  pages::add_evidence(site);
  pages::add_disputes(site);
  pages::add_weak_points(site);
  pages::add_sources(site);
  pages::add_words(site);
  pages::add_texts(site);
  pages::add_ask(site);
  pages::add_search(site);
  site.add_file("style.css", std::string(pages::kStyleSheet));
  site.add_file("site.js", std::string(pages::kSiteScript));
  pages::add_knowledge(site);
  return std::move(site).files();
}

}  // namespace kb
