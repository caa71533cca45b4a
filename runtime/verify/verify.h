// Verify: an answer checked against the compiled knowledge base that it names, by code that shares nothing
// with what made it.
//
//   kb::verify::Verifier verifier(kb);
//   auto checked = verifier.verify(text);      // an answer as JSON, as runtime/render/answer.schema.json has
//   it if (checked && checked->faults.empty()) …  // every value in it follows from what it says was asked
//
// README.md says what is worked out again, and what is not.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>
#include <tl/expected.hpp>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/verify/question.h"

namespace kb::verify {

/// What was compared, of an answer that may hold.
struct Verification {
  std::vector<Fault> faults;  ///< the first of them; empty: everything holds
  std::size_t options = 0;
  std::size_t rules = 0;
  std::size_t claims = 0;
  std::size_t evidence = 0;
  std::size_t citations = 0;
  std::size_t values = 0;  ///< texts, numbers, truths and nulls
};

/// More faults than this are not looked for.
inline constexpr std::size_t kMostFaults = 20;

class Verifier {
 public:
  /// `kb` is kept by the caller.
  explicit Verifier(const KnowledgeBase& kb);
  ~Verifier();
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;

  /// A message for what is no answer of `ask`, `why`, `why-not`, `what-if`, `change` or `compare`. What
  /// follows from a question is worked out once for answers to the same question, one after the other.
  [[nodiscard]] tl::expected<Verification, std::string> verify(std::string_view json);
  [[nodiscard]] tl::expected<Verification, std::string> verify(const boost::json::value& answer);

 private:
  struct Kept;
  const KnowledgeBase& kb_;
  std::unique_ptr<Kept> kept_;
};

}  // namespace kb::verify
