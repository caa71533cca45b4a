// Damages a `.kbx` in many ways, one after the other: each must be refused for its digest, and, with the
// digest not looked at, never end the program, take long, or read what is not there.
//
//   damage FILE EVERY            every EVERYth single bit flipped, and the file cut at every EVERYth byte
//   damage FILE random N SEED    N times one to four bytes at random places; one in sixteen is also asked
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include <fmt/format.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"

namespace {

constexpr time_t kMostSeconds = 30;  // of this process, for one damage, under sanitizers

volatile std::size_t now = 0;  // which damage it is, for the one that ends the program

void last_words(int signal) {
  static_cast<void>(
      !::write(STDERR_FILENO, signal == SIGPROF ? "too long " : "ended ", signal == SIGPROF ? 9 : 6));
  char text[] = "at damage 00000000000000000000\n";
  std::size_t left = now;
  for (std::size_t i = sizeof text - 3; left != 0; --i, left /= 10)
    text[i] = static_cast<char>('0' + left % 10);
  static_cast<void>(!::write(STDERR_FILENO, text, sizeof text - 1));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

struct Counts {
  std::size_t tried = 0;
  std::size_t asked = 0;  ///< with the digest not looked at
};

void check(std::span<const std::byte> bytes, Counts& counts, bool ask = true) {
  now = counts.tried++;
  const itimerval most{{}, {kMostSeconds, 0}};
  setitimer(ITIMER_PROF, &most, nullptr);  // a busy machine is no hang
  const auto opened = kb::KnowledgeBase::from_bytes(bytes);
  fuzz::require(!opened, "damage is found");
  fuzz::require(opened.error().message.find("kbc") != std::string::npos, "the way out is named",
                opened.error().message);
  const auto unchecked = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  if (!unchecked || !ask) return;
  ++counts.asked;
  fuzz::ask_everything(*unchecked, static_cast<std::uint32_t>(counts.tried * 2654435761U), false);
}

Counts every(std::vector<std::byte>& bytes, std::size_t step) {
  Counts counts;
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += step) {
    std::byte& at = bytes[bit / 8];
    const std::byte old = at;
    at ^= std::byte{1} << (bit % 8);
    check(bytes, counts);
    at = old;
  }
  // In memory of just that size, so that a sanitizer sees what lies beyond.
  for (std::size_t size = 0; size < bytes.size(); size += step) {
    const std::vector<std::byte> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    check(cut, counts);
  }
  return counts;
}

Counts random(std::vector<std::byte>& bytes, std::size_t times, unsigned seed) {
  Counts counts;
  std::mt19937 random(seed);
  const std::vector<std::byte> whole = bytes;
  while (counts.tried < times) {
    std::vector<std::size_t> places(1 + random() % 4);
    for (std::size_t& place : places) {
      place = random() % bytes.size();
      bytes[place] ^= static_cast<std::byte>(1 + random() % 255);
    }
    constexpr std::size_t kAskEvery = 16;  // asking a large one takes longer than all else
    if (bytes != whole) check(bytes, counts, counts.tried % kAskEvery == 0);
    for (const std::size_t place : places) bytes[place] = whole[place];
  }
  return counts;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view how = argc > 2 ? argv[2] : "";
  if (argc != 3 && (argc != 5 || how != "random")) {
    fmt::print(stderr, "damage FILE EVERY | damage FILE random N SEED\n");
    return 2;
  }
  for (const int signal : {SIGPROF, SIGABRT, SIGSEGV, SIGBUS}) std::signal(signal, last_words);
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto* begin = reinterpret_cast<const std::byte*>(text.data());
  std::vector<std::byte> bytes(begin, begin + text.size());
  fuzz::require(kb::KnowledgeBase::from_bytes(bytes).has_value(), "the file is whole", argv[1]);
  const Counts counts = argc == 3 ? every(bytes, std::strtoul(argv[2], nullptr, 10))
                                  : random(bytes, std::strtoul(argv[3], nullptr, 10),
                                           static_cast<unsigned>(std::strtoul(argv[4], nullptr, 10)));
  fmt::print("{} damages, each refused; {} of them asked without the digest\n", counts.tried, counts.asked);
}
