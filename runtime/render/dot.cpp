// Nodes as small tables: what it is, its name, what it says, how sure that is.
#include "runtime/render/dot.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "runtime/render/html.h"
#include "runtime/render/links.h"
#include "runtime/render/mentioned.h"
#include "runtime/render/plain.h"
#include "runtime/render/report.h"

namespace kb {
namespace {

using render::plain;

constexpr std::size_t kTextWidth = 34;  ///< columns of a node's text
constexpr std::size_t kMostLines = 6;   ///< of a node's text; the rest is left to `kbq show`

struct Look {
  std::string_view kind;
  std::string_view shape;
  std::string_view style;
  std::string_view fill;
  std::string_view line;
};

constexpr Look kLooks[] = {
    {"source", "note", "filled", "#E6EEF8", "#3D6695"},
    {"evidence", "box", "filled", "#E4F3EA", "#2E7D4F"},
    {"claim", "box", "filled,rounded", "#FFF6DC", "#B27B00"},
    {"fact", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"measure", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"population", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"risk group", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"medicine", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"professional", "box", "filled,rounded", "#F2E9F8", "#7A4AA5"},
    {"suggest", "cds", "filled", "#DDF0E0", "#1B6E3A"},
    {"caution", "cds", "filled", "#FFE9CC", "#C26A00"},
    {"separate", "cds", "filled", "#FFE9CC", "#C26A00"},
    {"interact", "cds", "filled", "#FFE9CC", "#C26A00"},
    {"limit", "cds", "filled", "#FFE0D6", "#B8401A"},
    {"advise against", "cds", "filled", "#FFE0D6", "#B8401A"},
    {"contraindicate", "cds", "filled", "#FBD5D5", "#A61B1B"},
    {"prefer", "cds", "filled", "#EFEFEF", "#555555"},
    {"form", "box", "filled,bold", "#FFFFFF", "#222222"},
    {"product", "box", "filled,bold", "#FFFFFF", "#222222"},
    {"option", "box", "filled,bold", "#FFFFFF", "#222222"},
    {"substance", "box", "filled,bold", "#FFFFFF", "#222222"},
    {"verdict", "box", "filled,bold", "#222222", "#222222"},
};
constexpr Look kOtherLook{"", "box", "filled", "#F4F4F4", "#777777"};
constexpr std::string_view kGrey = "#8A8A8A";

const Look& look_of(std::string_view kind) {
  const auto found = std::ranges::find(kLooks, kind, &Look::kind);
  return found == std::end(kLooks) ? kOtherLook : *found;
}

/// For a string between quotes.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : plain(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

void add_row(std::string& to, std::string_view open, const std::string& text, std::string_view close) {
  if (text.empty()) return;
  std::vector<std::string> lines = render::wrapped(plain(text), kTextWidth);
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.back() += " …";
  }
  to += "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">";
  to += open;
  for (std::size_t i = 0; i < lines.size(); ++i) to += (i == 0 ? "" : "<BR/>") + render::html_text(lines[i]);
  to += close;
  to += "</TD></TR>";
}

std::string label(const PictureNode& node) {
  const Mention& what = node.what;
  std::string rows;
  if (what.kind == "verdict") {
    add_row(rows, "<B>", what.name, "</B>");
    add_row(rows, "<B>", render::verdict_words(what.says), "</B>");
    if (what.level) add_row(rows, "", render::certainty_words(*what.level), "");
  } else {
    add_row(rows, "<FONT POINT-SIZE=\"9\">", what.kind, "</FONT>");
    add_row(rows, "<B>", what.name, "</B>");
    add_row(rows, "", what.says, "");
    add_row(rows, "<I>", render::grade_words(what), "</I>");
  }
  return fmt::format("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">{}</TABLE>>",
                     rows);
}

std::string node_line(std::size_t index, const PictureNode& node) {
  const Look& look = look_of(node.what.kind);
  std::string_view text = node.what.kind == "verdict" ? "#FFFFFF" : "#1A1A1A";
  std::string style(look.style);
  std::string_view fill = look.fill;
  std::string_view line = look.line;
  if (!node.counts) {
    style += ",dashed";
    fill = "#FAFAFA";
    line = text = kGrey;
  }
  return fmt::format(
      "  n{} [shape={}, margin=\"{}\", style=\"{}\", fillcolor=\"{}\", color=\"{}\", fontcolor=\"{}\", "
      "penwidth={}, "
      "tooltip={}, "
      "label={}];\n",
      index, look.shape, look.shape == "cds" ? "0.24,0.12" : "0.08,0.05", style, fill, line, text,
      node.main ? "3" : "1.2", quoted(render::place_words(node.what.place)), label(node));
}

std::string edge_line(const Picture& picture, const PictureEdge& edge) {
  const std::string_view kind = picture.nodes[edge.to].what.kind;
  const bool cited = edge.link == "source" && kind != "evidence" && kind != "claim";
  std::string_view colour = edge.link == "oppose" ? "#A61B1B" : "#444444";
  std::string style;
  if (!edge.counts) {
    colour = kGrey;
    style = ", style=dashed";
  } else if (cited || edge.optional) {
    colour = kGrey;
  }
  const std::string label = kind == "verdict" ? "decides"
                            : edge.optional   ? "helps, not needed"
                            : cited           ? "cited by"
                                              : render::link_up(edge.link);
  return fmt::format("  n{} -> n{} [label={}, color=\"{}\", fontcolor=\"{}\"{}];\n", edge.from, edge.to,
                     quoted(label), colour, colour, style);
}

/// The title, and how the picture is read.
std::string heading(const Picture& picture) {
  std::string rows =
      fmt::format("<TR><TD ALIGN=\"LEFT\"><B>{}</B></TD></TR>", render::html_text(picture.title));
  const auto add = [&rows](std::string_view text) {
    rows +=
        fmt::format("<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\" COLOR=\"#555555\">{}</FONT></TD></TR>",
                    render::html_text(text));
  };
  add("from sources on the left to what follows on the right; grey and dashed: doesn't count");
  if (picture.left_out > 0)
    add(fmt::format("{} more statements lie around it, too many to draw", picture.left_out));
  add(picture.foot);
  return fmt::format("<<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">{}</TABLE>>", rows);
}

}  // namespace

std::string render_dot(const Picture& picture) {
  std::string out = fmt::format("digraph {} {{\n", quoted(picture.title));
  out += fmt::format(
      "  graph [rankdir=LR, ranksep=0.55, nodesep=0.22, pad=0.3, bgcolor=\"#FFFFFF\", "
      "fontname=\"Helvetica\", "
      "fontsize=16, labelloc=t, labeljust=l, label={}];\n",
      heading(picture));
  out += "  node [fontname=\"Helvetica\", fontsize=11];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n";
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) out += node_line(i, picture.nodes[i]);
  for (const PictureEdge& edge : picture.edges) out += edge_line(picture, edge);
  return out + "}\n";
}

}  // namespace kb
