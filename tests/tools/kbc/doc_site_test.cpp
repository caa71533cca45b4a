// The pages as a browser, a screen reader and an attacker meet them: tags are balanced and known, ids unique,
// headings in order, all links inside the site lead somewhere, and no text of a knowledge base becomes
// anything but text.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

using testing::HasSubstr;

struct Tag {
  std::string name;
  bool closes = false;
  std::map<std::string, std::string> attributes;
};

/// The tags of a page; what is no tag of the form that the pages write ends the test.
std::vector<Tag> tags_of(const std::string& page, const std::string& html) {
  std::vector<Tag> result;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) {
      ADD_FAILURE() << page << ": a tag without an end";
      return result;
    }
    std::string_view inside = std::string_view(html).substr(at + 1, end - at - 1);
    if (inside == "!DOCTYPE html") continue;
    Tag tag;
    tag.closes = inside.starts_with('/');
    if (tag.closes) inside.remove_prefix(1);
    const std::size_t space = std::min(inside.find(' '), inside.size());
    tag.name = inside.substr(0, space);
    inside.remove_prefix(space);
    while (!inside.empty()) {
      inside.remove_prefix(1);  // the space
      const std::size_t name_end = std::min(inside.find_first_of("= "), inside.size());
      const std::string name(inside.substr(0, name_end));
      inside.remove_prefix(name_end);
      std::string value;
      if (inside.starts_with("=\"")) {
        const std::size_t quote = std::min(inside.find('"', 2), inside.size() - 1);
        value = inside.substr(2, quote - 2);
        inside.remove_prefix(quote + 1);
      }
      EXPECT_TRUE(tag.attributes.emplace(name, value).second) << page << ": " << name << " twice";
    }
    result.push_back(std::move(tag));
  }
  return result;
}

const std::set<std::string> kVoid{"meta", "link", "input", "br"};
const std::set<std::string> kKnown{
    "html",   "head",     "meta",   "title",   "link",    "script",  "body",    "a",       "header",
    "p",      "form",     "label",  "input",   "nav",     "ul",      "ol",      "li",      "div",
    "main",   "footer",   "h1",     "h2",      "h3",      "h4",      "section", "article", "table",
    "thead",  "tbody",    "tr",     "th",      "td",      "dl",      "dt",      "dd",      "span",
    "br",     "code",     "pre",    "strong",  "details", "summary", "select",  "option",  "fieldset",
    "legend", "textarea", "button", "noscript"};

struct SitePages {
  std::map<std::string, std::string> files;
  std::map<std::string, std::vector<Tag>> pages;
  std::map<std::string, std::set<std::string>> ids;
};

class DocSite : public testing::Test {
 protected:
  SitePages read(const std::string& knowledge, const std::string& runtime = "") {
    std::vector<std::string> command{KB_KBC, "doc", knowledge, "-o", "site"};
    if (!runtime.empty()) {
      folder_.write("runtime.js", runtime);
      command.insert(command.end(), {"--runtime", "runtime.js"});
    }
    const support::Ran ran = support::run(command, folder_.path());
    EXPECT_EQ(ran.status, 0) << ran.error;
    SitePages site;
    for (const std::string& name : folder_.files()) {
      if (!name.starts_with("site/")) continue;
      const std::string path = name.substr(5);
      site.files[path] = support::read_file(folder_ / name);
      if (path.ends_with(".html")) site.pages[path] = tags_of(path, site.files[path]);
    }
    return site;
  }
  support::Folder folder_;
};

void expect_sound(SitePages& site) {
  for (const auto& [page, tags] : site.pages) {
    std::vector<std::string> open;
    char heading = '0';
    for (const Tag& tag : tags) {
      EXPECT_TRUE(kKnown.contains(tag.name)) << page << ": <" << tag.name << ">";
      if (tag.closes) {
        ASSERT_FALSE(open.empty()) << page;
        ASSERT_EQ(open.back(), tag.name) << page;
        open.pop_back();
        continue;
      }
      if (!kVoid.contains(tag.name)) open.push_back(tag.name);
      if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '4') {
        EXPECT_LE(tag.name[1], heading + 1) << page << ": a heading leaves out an order";
        heading = tag.name[1];
      }
      for (const auto& [name, value] : tag.attributes)
        EXPECT_FALSE(name.starts_with("on")) << page << ": " << name;
      const auto id = tag.attributes.find("id");
      if (id != tag.attributes.end()) {
        EXPECT_TRUE(site.ids[page].insert(id->second).second) << page << ": " << id->second;
      }
    }
    EXPECT_TRUE(open.empty()) << page;
  }
}

/// "claim/x.html" and "../text/a.html": "text/a.html".
std::string resolved(const std::string& page, std::string to) {
  std::string folder = page.substr(0, page.rfind('/') == std::string::npos ? 0 : page.rfind('/') + 1);
  while (to.starts_with("../")) {
    to.erase(0, 3);
    folder.pop_back();
    folder.erase(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  return folder + to;
}

void expect_links_lead_somewhere(const SitePages& site) {
  for (const auto& [page, tags] : site.pages)
    for (const Tag& tag : tags) {
      for (const std::string name : {"aria-labelledby", "for"})
        if (const auto to = tag.attributes.find(name); to != tag.attributes.end() && to->second != "search") {
          EXPECT_TRUE(site.ids.at(page).contains(to->second)) << page << ": " << name << " " << to->second;
        }
      for (const std::string name : {"href", "src"}) {
        const auto to = tag.attributes.find(name);
        if (to == tag.attributes.end() || to->second.starts_with("https://") ||
            to->second.starts_with("http://"))
          continue;
        const std::size_t hash = std::min(to->second.find('#'), to->second.size());
        const std::string target = hash == 0 ? page : resolved(page, to->second.substr(0, hash));
        ASSERT_TRUE(site.files.contains(target)) << page << ": " << to->second;
        if (hash < to->second.size()) {
          EXPECT_TRUE(site.ids.at(target).contains(to->second.substr(hash + 1)))
              << page << ": " << to->second;
        }
      }
    }
}

TEST_F(DocSite, OfMagnesiumIsSound) {
  SitePages site = read(KB_SOURCE_DIR "/kb/magnesium", "const kbRuntime = null;\n");
  EXPECT_GT(site.pages.size(), 300U);
  expect_sound(site);
  expect_links_lead_somewhere(site);
  // Every claim's page leads to its line.
  for (const auto& [page, html] : site.files)
    if (page.starts_with("claim/")) {
      EXPECT_THAT(html, HasSubstr("href=\"../text/claims")) << page;
    }
}

TEST_F(DocSite, OfWalkingIsSound) {
  SitePages site = read(KB_SOURCE_DIR "/tests/kb/walking");
  expect_sound(site);
  expect_links_lead_somewhere(site);
}

/// Whatever authors, bibliographies and the names of files hold.
TEST_F(DocSite, MakesTextsHarmless) {
  const std::string evil = R"(</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>)";
  folder_.write("kb/<b>&.kb", "knowledge base evil {\n  title \"" + evil +
                                  "\"\n  version \"1<i>\"\n  notice \"" + evil +
                                  "\"\n  bibliography \"references.yaml\"\n}\n"
                                  "fact unwell { ask \"" +
                                  evil + "\"  title \"" + evil +
                                  "\"  safety }\n"
                                  "goal ease { title \"" +
                                  evil +
                                  "\" }\n"
                                  "option walk { title \"" +
                                  evil +
                                  "\" }\n"
                                  "evidence trial : rct { source marl  title \"" +
                                  evil + "\"  rate down imprecision \"" + evil +
                                  "\" }\n"
                                  "evidence other : cohort { source lone  title \"" +
                                  evil +
                                  "\" }\n"
                                  "claim helps { states \"" +
                                  evil + "\"  support trial  oppose other { undercut \"" + evil +
                                  "\" } }\n"
                                  "suggest walk for ease unless unwell { because helps  says \"" +
                                  evil +
                                  "\" }\n"
                                  "dispute size { between marl \"" +
                                  evil +
                                  "\", lone \"2\"  about trial }\n"
                                  "question \"" +
                                  evil + "\" { answer \"" + evil + "\"  answered by helps }\n");
  folder_.write("kb/references.yaml",
                "references:\n- id: marl\n  type: webpage\n  title: \"</title><script>alert(3)</script>\"\n"
                "  URL: \"javascript:alert(4)\"\n- id: lone\n  type: webpage\n  title: \"<img src=y>\"\n"
                "  author: [{family: \"<script>\", given: \"A\"}]\n  URL: "
                "\"https://example.org/\\\"><script>alert(5)</script>\"\n");
  SitePages site = read("kb", "const kbRuntime = null;\n");
  ASSERT_GT(site.pages.size(), 10U);
  expect_sound(site);
  expect_links_lead_somewhere(site);
  for (const auto& [page, tags] : site.pages)
    for (const Tag& tag : tags) {
      const auto href = tag.attributes.find("href");
      if (href != tag.attributes.end()) {
        EXPECT_THAT(href->second, testing::Not(HasSubstr("javascript"))) << page;
      }
      if (tag.name == "script" && !tag.closes) {
        EXPECT_TRUE(tag.attributes.contains("src")) << page;
      }
      EXPECT_NE(tag.name, "img") << page;
    }
}

}  // namespace
