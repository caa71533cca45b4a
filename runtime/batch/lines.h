// Lines of a stream, in chunks that a thread can work on by itself. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/batch/batch.h"

namespace kb::batch {

class LineReader {
 public:
  explicit LineReader(const ReadBytes& read) : read_(read) {}
  /// The next line without its end, and without the mark of byte order at the beginning; false where there is
  /// none. What is longer than kMaxBatchLine is cut one
  /// byte after that.
  bool next(std::string& line);
  /// Whether that would not wait for more to be read.
  [[nodiscard]] bool ready() const { return buffer_.find('\n', at_) != std::string::npos; }

 private:
  bool fill();
  void skip_mark();

  const ReadBytes& read_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

/// The cells of a line; a CSV cell may stand in quotes, a doubled quote in it is one. Nothing if a quote is
/// left open: a cell holds no line break.
bool split_cells(std::string_view line, char between, std::vector<std::string>& cells);
/// A cell as it is written, in quotes where it needs them. TSV knows none: there tabs become spaces.
void append_cell(std::string& out, std::string_view text, char between);

}  // namespace kb::batch
