// What is refused at opening, and what is said to whoever wanted to open it.
#include <cstring>
#include <span>

#include <gmock/gmock.h>

#include "compiler/emit/emit.h"
#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "tests/support/compile_text.h"
#include "tests/support/folder.h"

namespace {

using kb::OpenErrorKind;
using testing::HasSubstr;

std::vector<std::byte> built(std::string_view version = "1") {
  auto compiled = support::compiled("knowledge base glade { version \"" + std::string(version) +
                                    "\" }\noption nap\nfact tired { ask \"Tired?\" }\n");
  return *std::move(compiled.compilation.artifact);
}

/// With its digest made to fit again.
void seal(std::vector<std::byte>& bytes) {
  auto* digest = kb::fbs::GetMutableKnowledgeBase(bytes.data())->mutable_digest();
  const auto offset = static_cast<std::size_t>(reinterpret_cast<std::byte*>(digest) - bytes.data());
  const kb::DigestValue value = kb::digest_of(bytes, offset);
  digest->mutate_low(value.low);
  digest->mutate_high(value.high);
}

std::vector<std::byte> of_format(std::uint32_t format) {
  std::vector<std::byte> bytes = built();
  kb::fbs::GetMutableKnowledgeBase(bytes.data())->mutate_format(format);
  seal(bytes);
  return bytes;
}

TEST(Open, AnOlderFormatIsBuiltAgain) {
  const auto opened = kb::KnowledgeBase::from_bytes(of_format(kb::kFormatVersion - 1));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, OpenErrorKind::wrong_version);
  EXPECT_EQ(opened.error().message, "has format 3, and this version reads format 4: build it again with kbc");
}

TEST(Open, ANewerFormatNeedsANewerProgram) {
  const auto opened = kb::KnowledgeBase::from_bytes(of_format(kb::kFormatVersion + 1));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, OpenErrorKind::wrong_version);
  EXPECT_EQ(
      opened.error().message,
      "has format 5, made by a newer kbc than this version, which reads format 4: use the newer version, or "
      "build it again with this version's kbc");
}

TEST(Open, AnotherFormatMayHaveOtherTables) {
  flatbuffers::FlatBufferBuilder builder;
  builder.Finish(kb::fbs::CreateAnyFormat(builder, kb::kFormatVersion + 1),
                 kb::fbs::KnowledgeBaseIdentifier());
  const auto opened = kb::KnowledgeBase::from_bytes(std::as_bytes(builder.GetBufferSpan()));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, OpenErrorKind::wrong_version) << opened.error().message;
}

TEST(Open, AnotherIdentifierIsAnotherFormat) {
  std::vector<std::byte> bytes = built();
  bytes[7] = std::byte{'9'};
  const auto opened = kb::KnowledgeBase::from_bytes(bytes);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, OpenErrorKind::wrong_version);
  EXPECT_THAT(opened.error().message, HasSubstr("build it again with kbc"));
}

TEST(Open, TheDigestIsOfEveryByte) {
  std::vector<std::byte> bytes = built();
  for (std::size_t i = 8; i < bytes.size(); ++i) {
    bytes[i] ^= std::byte{0x10};
    EXPECT_FALSE(kb::KnowledgeBase::from_bytes(bytes)) << i;
    bytes[i] ^= std::byte{0x10};
  }
  EXPECT_TRUE(kb::KnowledgeBase::from_bytes(bytes));
}

TEST(Open, WhatLiesAskewIsRefused) {
  const std::vector<std::byte> bytes = built();
  std::vector<std::uint64_t> room(bytes.size() / sizeof(std::uint64_t) + 2);
  auto* const askew = reinterpret_cast<std::byte*>(room.data()) + 4;
  std::memcpy(askew, bytes.data(), bytes.size());
  const auto opened = kb::KnowledgeBase::from_bytes({askew, bytes.size()});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "is damaged: a table lies askew. Build it again with kbc");
}

TEST(Open, TablesThatOverlapAreRefused) {
  std::vector<std::byte> bytes = built();
  auto& root = *flatbuffers::GetMutableRoot<flatbuffers::Table>(bytes.data());
  // The kinds in the place of the keywords: what is changed in a copy of one would be changed in the other.
  const auto place_of = [&](auto field) {
    return root.GetAddressOf(static_cast<flatbuffers::voffset_t>(field));
  };
  auto* const kinds = const_cast<std::uint8_t*>(place_of(kb::fbs::KnowledgeBase::VT_KINDS));
  const auto* const keywords = place_of(kb::fbs::KnowledgeBase::VT_KEYWORDS);
  flatbuffers::WriteScalar(kinds, flatbuffers::ReadScalar<flatbuffers::uoffset_t>(keywords) +
                                      static_cast<flatbuffers::uoffset_t>(keywords - kinds));
  const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, "is damaged: its tables overlap. Build it again with kbc");
}

TEST(Open, AFewBytesAreNoKnowledgeBase) {
  const std::vector<std::byte> bytes = built();
  for (std::size_t size = 0; size < 8; ++size) {
    const auto opened = kb::KnowledgeBase::from_bytes({bytes.data(), size});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OpenErrorKind::not_a_kbx) << size;
  }
}

TEST(Open, OtherFilesAreNamed) {
  const support::Folder folder;
  folder.write("empty.kbx", "");
  folder.write("text.kbx", "knowledge base glade { }");
  EXPECT_THAT(kb::KnowledgeBase::open(folder / "empty.kbx").error().message, HasSubstr("is empty"));
  EXPECT_THAT(kb::KnowledgeBase::open(folder / "text.kbx").error().message,
              HasSubstr("text.kbx is no compiled knowledge base: make one with `kbc build`"));
  EXPECT_THAT(kb::KnowledgeBase::open(folder.path()).error().message, HasSubstr("is no regular file"));
  EXPECT_THAT(kb::KnowledgeBase::open(folder / "gone.kbx").error().message, HasSubstr("cannot open"));
}

TEST(Open, WhatIsReplacedStaysAsItWasForWhoeverHasIt) {
  const support::Folder folder;
  ASSERT_TRUE(kbc::write_file(folder / "it.kbx", built("1")));
  const auto opened = kb::KnowledgeBase::open(folder / "it.kbx");
  ASSERT_TRUE(opened);
  const std::string before = kb::render_json(*kb::ask(*opened, kb::Profile{}));
  ASSERT_TRUE(kbc::write_file(folder / "it.kbx", built("2")));
  EXPECT_EQ(opened->version(), "1");
  EXPECT_EQ(kb::render_json(*kb::ask(*opened, kb::Profile{})), before);
  EXPECT_EQ(kb::KnowledgeBase::open(folder / "it.kbx")->version(), "2");
}

}  // namespace
