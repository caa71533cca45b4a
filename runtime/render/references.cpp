// Which format it is.
#include "runtime/render/references.h"

#include <fmt/format.h>

namespace kb {

std::optional<ReferenceFormat> reference_format(std::string_view name) {
  if (name == "vancouver") return ReferenceFormat::vancouver;
  if (name == "apa") return ReferenceFormat::apa;
  if (name == "csl-json") return ReferenceFormat::csl_json;
  if (name == "bibtex") return ReferenceFormat::bibtex;
  if (name == "ris") return ReferenceFormat::ris;
  return std::nullopt;
}

std::string render_references(const std::vector<Citation>& sources, ReferenceFormat format) {
  switch (format) {
    case ReferenceFormat::apa: return render::apa(sources);
    case ReferenceFormat::csl_json: return render::csl_json(sources);
    case ReferenceFormat::bibtex: return render::bibtex(sources);
    case ReferenceFormat::ris: return render::ris(sources);
    case ReferenceFormat::vancouver: break;
  }
  return render::vancouver(sources);
}

namespace render {

std::string iso_date(std::uint32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

std::string retraction_words(const Citation& citation) {
  return citation.retracted == 0 ? "" : fmt::format("Retracted {}.", iso_date(citation.retracted));
}

}  // namespace render
}  // namespace kb
