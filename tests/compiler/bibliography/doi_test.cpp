// The ways in which people write a DOI.
#include "compiler/bibliography/doi.h"

#include <gtest/gtest.h>

namespace kbc {
namespace {

TEST(Doi, IsStoredBare) {
  for (const char* const text :
       {"10.2147/NSS.S524348", "https://doi.org/10.2147/NSS.S524348", "http://dx.doi.org/10.2147/NSS.S524348",
        "HTTPS://DOI.ORG/10.2147/NSS.S524348", "doi.org/10.2147/NSS.S524348", "doi:10.2147/NSS.S524348",
        "DOI: 10.2147/NSS.S524348", "https://www.doi.org/10.2147/NSS.S524348"})
    EXPECT_EQ(bare_doi(text), "10.2147/NSS.S524348") << text;
}

TEST(Doi, KeepsWhatTheSuffixHolds) {
  for (const char* const text : {"10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
                                 "10.1000.10/123456", "10.1000/a/b", "10.123456789/x"})
    EXPECT_EQ(bare_doi(text), text);
}

TEST(Doi, IsNoneOtherwise) {
  for (const char* const text :
       {"", "10.", "10.1000", "10.1000/", "11.1000/182", "10.100/182", "10.12345678901/x", "10.1000./x",
        "10.1000..1/x", "10.10a0/x", "10.1000/a b", "10.1000/a\tb", "https://example.org/10.1000/182",
        "PMID 123", "doi:", "https://", "10./x", "10.1000 /x"})
    EXPECT_EQ(bare_doi(text), std::nullopt) << text;
}

TEST(Doi, CapitalsCountForNothing) {
  EXPECT_TRUE(same_doi("10.1000/ABC", "10.1000/abc"));
  EXPECT_FALSE(same_doi("10.1000/ABC", "10.1000/abcd"));
}

}  // namespace
}  // namespace kbc
