// Each answer in each format, compared with the files in tests/golden/render. KB_UPDATE_GOLDEN=1 writes them.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <tuple>

#include "answers.h"
#include <gtest/gtest.h>

#include "runtime/render/leaflet.h"
#include "runtime/render/render.h"

namespace {

struct Format {
  std::string extension;
  std::string (*render)(const kb::Answer&);
};

/// A page, but for the style that all of them have.
std::string page(const kb::Answer& answer) {
  std::string text = kb::render_leaflet({{"The answer", answer}, {"The same again", answer}});
  const std::size_t style = text.find("<style>");
  return text.erase(style, text.find("</style>") - style);
}

const std::vector<Format>& formats() {
  static const std::vector<Format> kFormats = {
      {"txt", [](const kb::Answer& answer) { return kb::render_text(answer); }},
      {"json", kb::render_json},
      {"md", kb::render_markdown},
      {"html", page}};
  return kFormats;
}

class Golden : public testing::TestWithParam<std::tuple<std::size_t, std::size_t>> {};

TEST_P(Golden, Same) {
  const NamedAnswer named = all_answers()[std::get<0>(GetParam())];
  const Format& format = formats()[std::get<1>(GetParam())];
  const std::string path =
      std::string(KB_SOURCE_DIR) + "/tests/golden/render/" + named.name + "." + format.extension;
  const std::string shown = format.render(named.answer);
  if (std::getenv("KB_UPDATE_GOLDEN") != nullptr) {
    std::ofstream file(path, std::ios::binary);
    file << shown;
    ASSERT_TRUE(file.flush()) << path;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing: KB_UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(shown, std::string(std::istreambuf_iterator<char>(file), {})) << path;
}

INSTANTIATE_TEST_SUITE_P(Render, Golden,
                         testing::Combine(testing::Range<std::size_t>(0, all_answers().size()),
                                          testing::Range<std::size_t>(0, formats().size())),
                         [](const auto& test) {
                           return all_answers()[std::get<0>(test.param)].name + "_" +
                                  formats()[std::get<1>(test.param)].extension;
                         });

TEST(TextStyle, ColourOnlyWhereAskedFor) {
  const kb::Answer answer = full_answer();
  EXPECT_EQ(kb::render_text(answer, {.colour = false}).find('\x1b'), std::string::npos);
  const std::string coloured = kb::render_text(answer, {.colour = true});
  EXPECT_NE(coloured.find("\x1b[1;33m"), std::string::npos);
  std::string bare;
  for (std::size_t at = 0; at < coloured.size(); ++at) {
    if (coloured[at] == '\x1b')
      at = coloured.find('m', at);
    else
      bare += coloured[at];
  }
  EXPECT_EQ(bare, kb::render_text(answer));
}

}  // namespace
