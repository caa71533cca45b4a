// Positions in every encoding, file URIs, and messages cut out of a stream.
#include "compiler/lsp/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "compiler/lsp/framing.h"
#include "compiler/lsp/uri.h"

namespace {

using kbc::lsp::Encoding;
using kbc::lsp::TextPosition;

struct Counted {
  std::string_view text;
  TextPosition position;
  Encoding encoding;
  std::uint32_t offset;
};

TEST(LspText, CountsAsBothSidesAgreed) {
  // "aé🚶b": 1, 2, 4 and 1 bytes; 1, 1, 2 and 1 units of UTF-16.
  constexpr std::string_view kLine =
      "a\xC3\xA9\xF0\x9F\x9A\xB6"
      "b\nc";
  for (const Counted& c :
       {Counted{kLine, {0, 0}, Encoding::utf16, 0}, Counted{kLine, {0, 2}, Encoding::utf16, 3},
        Counted{kLine, {0, 3}, Encoding::utf16, 3}, Counted{kLine, {0, 4}, Encoding::utf16, 7},
        Counted{kLine, {0, 99}, Encoding::utf16, 8}, Counted{kLine, {0, 3}, Encoding::utf8, 3},
        Counted{kLine, {0, 5}, Encoding::utf8, 3}, Counted{kLine, {0, 7}, Encoding::utf8, 7},
        Counted{kLine, {1, 0}, Encoding::utf8, 9}, Counted{kLine, {1, 9}, Encoding::utf8, 10},
        Counted{kLine, {7, 7}, Encoding::utf16, 10}, Counted{"", {3, 3}, Encoding::utf16, 0},
        Counted{"a\r\nb", {1, 0}, Encoding::utf16, 3}, Counted{"a\r\nb", {0, 5}, Encoding::utf16, 1},
        Counted{"a\rb", {1, 1}, Encoding::utf16, 3}})
    EXPECT_EQ(kbc::lsp::offset_at(c.text, c.position, c.encoding), c.offset) << c.text;
}

RC_GTEST_PROP(LspText, ThereAndBackAgain, (const std::vector<std::uint8_t>& picks)) {
  static constexpr std::string_view kParts[] = {"a", "\xC3\xA9", "\xF0\x9F\x9A\xB6", "\n", "\r\n", "\r"};
  std::string text;
  std::vector<std::uint32_t> begins;
  for (const std::uint8_t pick : picks) {
    const std::string_view part = kParts[pick % std::size(kParts)];
    if (text.ends_with('\r') && part.front() == '\n') continue;
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    text += part;
  }
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16}) {
    kbc::lsp::Positions positions(text, encoding);
    for (const std::uint32_t begin : begins)
      RC_ASSERT(kbc::lsp::offset_at(text, positions.at(begin), encoding) == begin);
    if (!begins.empty()) RC_ASSERT(kbc::lsp::offset_at(text, positions.at(begins[0]), encoding) == begins[0]);
  }
}

TEST(LspUri, NamesFiles) {
  for (const auto& [uri, path] :
       {std::pair{"file:///a/b.kb", "/a/b.kb"}, std::pair{"file://localhost/a%20b", "/a b"},
        std::pair{"file:///%C3%A9%25", "/\xC3\xA9%"}, std::pair{"untitled:one", ""},
        std::pair{"file://host/a", ""}, std::pair{"file:///a%", ""}, std::pair{"file:///a%zz", ""},
        std::pair{"file:///a%00", ""}, std::pair{"", ""}})
    EXPECT_EQ(kbc::lsp::path_of_uri(uri).value_or(""), path) << uri;
  EXPECT_EQ(kbc::lsp::uri_of_path("/a b/\xC3\xA9#.kb"), "file:///a%20b/%C3%A9%23.kb");
}

TEST(LspFraming, CutsAStreamWhereverItComesInParts) {
  const std::string stream = kbc::lsp::framed("one") + "Content-Type: x\r\nCONTENT-LENGTH:  3 \r\n\r\ntwo" +
                             "No-Length: 1\r\n\r\n" + kbc::lsp::framed("") + kbc::lsp::framed("three");
  for (std::size_t part = 1; part < stream.size(); ++part) {
    kbc::lsp::MessageReader reader;
    std::string read;
    for (std::size_t at = 0; at < stream.size(); at += part) {
      reader.feed(std::string_view(stream).substr(at, part));
      while (const auto next = reader.next()) read += next->value_or("!") + ";";
    }
    EXPECT_EQ(read, "one;two;!;;three;") << part;
  }
}

TEST(LspFraming, PassesOverWhatIsTooLarge) {
  kbc::lsp::MessageReader reader;
  reader.feed("Content-Length: 100000000\r\n\r\nabc");
  EXPECT_FALSE(reader.next()->has_value());
  for (int i = 0; i < 100; ++i) reader.feed(std::string(1'000'000, 'x'));
  EXPECT_FALSE(reader.next().has_value());
}

TEST(LspFraming, AtItsBoundsAndPastThem) {
  const auto read = [](const std::string& stream) {
    kbc::lsp::MessageReader reader;
    reader.feed(stream);
    return reader.next()->has_value();
  };
  EXPECT_TRUE(read(kbc::lsp::framed(std::string(kbc::lsp::kMaxMessageBytes, 'x'))));
  EXPECT_FALSE(read(kbc::lsp::framed(std::string(kbc::lsp::kMaxMessageBytes + 1, 'x'))));
  const auto header = [](std::size_t bytes) {
    const std::string begin = "Content-Length: 1\r\nX: ";
    return begin + std::string(bytes - begin.size(), 'x') + "\r\n\r\na";
  };
  EXPECT_TRUE(read(header(kbc::lsp::kMaxHeaderBytes)));
  EXPECT_FALSE(read(header(kbc::lsp::kMaxHeaderBytes + 1)));
}

}  // namespace
