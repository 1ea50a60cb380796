// SPDX-License-Identifier: Apache-2.0
// The application identifiers: facts of the GS1 General Specifications, section 3.2 and figures 3.2-1, 4.13.1-1,
// 4.13.2-1 and 7.8.5-2, with the state of the GS1 Barcode Syntax Dictionary, release 2026-01-27.
#include "domain/codes/gs1_identifiers.h"

#include <algorithm>

namespace caravan {

namespace {

using enum Gs1Check;

template <class... Checks>
constexpr Gs1Component component(Gs1Charset charset, int shortest, int longest, Checks... checks)
{
    return {charset, static_cast<std::uint8_t>(shortest), static_cast<std::uint8_t>(longest), false, {checks...}};
}
template <class... Checks> constexpr Gs1Component n(int length, Checks... checks)
{
    return component(Gs1Charset::Digits, length, length, checks...);
}
template <class... Checks> constexpr Gs1Component nUpTo(int longest, Checks... checks)
{
    return component(Gs1Charset::Digits, 1, longest, checks...);
}
template <class... Checks> constexpr Gs1Component x(int length, Checks... checks)
{
    return component(Gs1Charset::Set82, length, length, checks...);
}
template <class... Checks> constexpr Gs1Component xUpTo(int longest, Checks... checks)
{
    return component(Gs1Charset::Set82, 1, longest, checks...);
}
template <class... Checks> constexpr Gs1Component yUpTo(int longest, Checks... checks)
{
    return component(Gs1Charset::Set39, 1, longest, checks...);
}
constexpr Gs1Component zUpTo(int longest) { return component(Gs1Charset::Base64Url, 1, longest); }
constexpr Gs1Component optional(Gs1Component part)
{
    part.optional = true;
    return part;
}

/// Whether FNC1 ends the value, and whether it may stand in the query of a Digital Link.
enum Use { fixed, fixedNotInLink, open, openNotInQuery };

using Parts = std::array<Gs1Component, 5>;
using Text = std::string_view;

/// One identifier, or a run of them that differ in their last digit only.
struct Row
{
    Text first;
    Text last;
    Use use;
    Parts parts;
    Text needs;
    Text forbids;

    constexpr Row(Text one, Use how, Parts value, Text needed = {}, Text forbidden = {})
        : Row(one, one, how, value, needed, forbidden)
    {
    }
    constexpr Row(Text from, Text to, Use how, Parts value, Text needed = {}, Text forbidden = {})
        : first(from)
        , last(to)
        , use(how)
        , parts(value)
        , needs(needed)
        , forbids(forbidden)
    {
    }
};

constexpr Text item = "01,02";
constexpr Text unit = "00,01"; // a logistic unit, or an item measured as one
constexpr Text itemOrPiece = "01,02,03,8006,8026";
constexpr Text giver = "8017,8018"; // who gives or takes a service
constexpr Parts countries{n(3, Country), optional(n(3, Country)), optional(n(3, Country)), optional(n(3, Country)),
                          optional(n(3, Country))};

/// Six digits whose last digit of the identifier says how many are decimals; one such measure at a time.
constexpr Row measure(Text from, Text to, Text needed, Text family)
{
    return {from, to, fixed, {n(6)}, needed, family};
}

// clang-format off
constexpr Row rows[]{
    {"00", fixed, {n(18, CheckDigit, CompanyPrefixBehindIndicator)}},                             // SSCC
    {"01", fixed, {n(14, CheckDigit, CompanyPrefixBehindIndicator)}, "", "255,37"},               // GTIN
    {"02", fixed, {n(14, CheckDigit, CompanyPrefixBehindIndicator)}, "37", "01,03"},              // content
    {"03", fixedNotInLink, {n(14, CheckDigit, CompanyPrefixBehindIndicator)}, "", "01,02,37"},    // made-to-order GTIN
    {"10", open, {xUpTo(20)}, itemOrPiece},                                                       // lot
    {"11", fixed, {n(6, DateOrMonth)}, itemOrPiece},                                              // production date
    {"12", fixed, {n(6, DateOrMonth)}, "8020"},                                                   // due date
    {"13", fixed, {n(6, DateOrMonth)}, itemOrPiece},                                              // packaging date
    {"15", fixed, {n(6, DateOrMonth)}, itemOrPiece},                                              // best before
    {"16", fixed, {n(6, DateOrMonth)}, itemOrPiece},                                              // sell by
    {"17", fixed, {n(6, DateOrMonth)}, "01,02,03,255,8006,8026"},                                 // expiry
    {"20", fixed, {n(2)}, "01,02,8006,8026"},                                                     // variant
    {"21", openNotInQuery, {xUpTo(20)}, "01,03,8006", "235"},                                     // serial number
    {"22", openNotInQuery, {xUpTo(20)}, "01"},                                                    // consumer variant
    {"235", openNotInQuery, {xUpTo(28)}, "01"},                                                   // third party extension
    {"240", open, {xUpTo(30)}, "01,02,8006,8026"},                                                // additional id
    {"241", open, {xUpTo(30)}, "01,02,8006,8026"},                                                // customer's part
    {"242", open, {nUpTo(6)}, "01,02,8006,8026"},                                                 // made-to-order variant
    {"243", open, {xUpTo(20)}, "01"},                                                             // packaging component
    {"250", open, {xUpTo(30)}, "01,8006;21"},                                                     // secondary serial
    {"251", open, {xUpTo(30)}, "01,8006"},                                                        // source
    {"253", open, {n(13, CheckDigit, CompanyPrefix), optional(xUpTo(17))}},                       // document
    {"254", openNotInQuery, {xUpTo(20)}, "414"},                                                  // GLN extension
    {"255", open, {n(13, CheckDigit, CompanyPrefix), optional(nUpTo(12))}, "", "01,02,415,8006,8020,8026"}, // coupon
    {"30", open, {nUpTo(8)}, item},                                                               // variable count
    measure("3100", "3105", item, "310n"), // net weight, kg
    measure("3110", "3115", item, "311n"), // length, m
    measure("3120", "3125", item, "312n"), // width, m
    measure("3130", "3135", item, "313n"), // height, m
    measure("3140", "3145", item, "314n"), // area, m²
    measure("3150", "3155", item, "315n"), // net volume, l
    measure("3160", "3165", item, "316n"), // net volume, m³
    measure("3200", "3205", item, "320n"), // net weight, lb
    measure("3210", "3215", item, "321n"), // length, in
    measure("3220", "3225", item, "322n"), // length, ft
    measure("3230", "3235", item, "323n"), // length, yd
    measure("3240", "3245", item, "324n"), // width, in
    measure("3250", "3255", item, "325n"), // width, ft
    measure("3260", "3265", item, "326n"), // width, yd
    measure("3270", "3275", item, "327n"), // height, in
    measure("3280", "3285", item, "328n"), // height, ft
    measure("3290", "3295", item, "329n"), // height, yd
    measure("3300", "3305", unit, "330n"), // logistic weight, kg
    measure("3310", "3315", unit, "331n"), // logistic length, m
    measure("3320", "3325", unit, "332n"), // logistic width, m
    measure("3330", "3335", unit, "333n"), // logistic height, m
    measure("3340", "3345", unit, "334n"), // logistic area, m²
    measure("3350", "3355", unit, "335n"), // logistic volume, l
    measure("3360", "3365", unit, "336n"), // logistic volume, m³
    measure("3370", "3375", "01", "337n"), // kg per m²
    measure("3400", "3405", unit, "340n"), // logistic weight, lb
    measure("3410", "3415", unit, "341n"), // logistic length, in
    measure("3420", "3425", unit, "342n"), // logistic length, ft
    measure("3430", "3435", unit, "343n"), // logistic length, yd
    measure("3440", "3445", unit, "344n"), // logistic width, in
    measure("3450", "3455", unit, "345n"), // logistic width, ft
    measure("3460", "3465", unit, "346n"), // logistic width, yd
    measure("3470", "3475", unit, "347n"), // logistic height, in
    measure("3480", "3485", unit, "348n"), // logistic height, ft
    measure("3490", "3495", unit, "349n"), // logistic height, yd
    measure("3500", "3505", item, "350n"), // area, in²
    measure("3510", "3515", item, "351n"), // area, ft²
    measure("3520", "3525", item, "352n"), // area, yd²
    measure("3530", "3535", unit, "353n"), // logistic area, in²
    measure("3540", "3545", unit, "354n"), // logistic area, ft²
    measure("3550", "3555", unit, "355n"), // logistic area, yd²
    measure("3560", "3565", item, "356n"), // net weight, troy oz
    measure("3570", "3575", item, "357n"), // net volume, oz
    measure("3600", "3605", item, "360n"), // net volume, qt
    measure("3610", "3615", item, "361n"), // net volume, gal
    measure("3620", "3625", unit, "362n"), // logistic volume, qt
    measure("3630", "3635", unit, "363n"), // logistic volume, gal
    measure("3640", "3645", item, "364n"), // net volume, in³
    measure("3650", "3655", item, "365n"), // net volume, ft³
    measure("3660", "3665", item, "366n"), // net volume, yd³
    measure("3670", "3675", unit, "367n"), // logistic volume, in³
    measure("3680", "3685", unit, "368n"), // logistic volume, ft³
    measure("3690", "3695", unit, "369n"), // logistic volume, yd³
    {"37", open, {nUpTo(8)}, "00;02,8026"},                                                       // count
    {"3900", "3909", open, {nUpTo(15)}, "255,8020", "390n,391n,394n,8111"},                       // amount
    {"3910", "3919", open, {n(3, Currency), nUpTo(15)}, "8020", "391n"},                          // amount, currency
    {"3920", "3929", open, {nUpTo(15)}, "01;30,31nn,32nn,35nn,36nn", "392n,393n"},                // price
    {"3930", "3939", open, {n(3, Currency), nUpTo(15)}, "30,31nn,32nn,35nn,36nn", "393n"},        // price, currency
    {"3940", "3943", open, {n(4)}, "255", "394n,8111"},                                           // percentage off
    {"3950", "3955", open, {n(6)}, "30,31nn,32nn,35nn,36nn", "392n,393n,395n,8005"},              // price per unit
    {"400", open, {xUpTo(30)}},                                                                   // order number
    {"401", open, {xUpTo(30, CompanyPrefix)}},                                                    // consignment
    {"402", open, {n(17, CheckDigit, CompanyPrefix)}},                                            // shipment
    {"403", open, {xUpTo(30)}, "00"},                                                             // route
    {"410", "414", fixed, {n(13, CheckDigit, CompanyPrefix)}},                                    // locations
    {"415", fixed, {n(13, CheckDigit, CompanyPrefix)}, "8020"},                                   // invoicing party
    {"416", "417", fixed, {n(13, CheckDigit, CompanyPrefix)}},                                    // location, party
    {"420", open, {xUpTo(20)}, "", "421"},                                                        // ship to, post code
    {"421", open, {n(3, Country), xUpTo(9)}, "", "4307"},                                         // and its country
    {"422", open, {n(3, Country)}, "01,02,8006,8026", "426"},                                     // country of origin
    {"423", open, countries, item, "426"},                                                        // first processing
    {"424", open, {n(3, Country)}, item, "426"},                                                  // processing
    {"425", open, countries, item, "426"},                                                        // disassembly
    {"426", open, {n(3, Country)}, item},                                                         // all processing
    {"427", open, {xUpTo(3)}, "01,02;422"},                                                       // origin, subdivision
    {"4300", "4301", open, {xUpTo(35, PercentEncoded)}, "00"},                                    // ship to: company, name
    {"4302", open, {xUpTo(70, PercentEncoded)}, "00"},                                            // address
    {"4303", open, {xUpTo(70, PercentEncoded)}, "4302"},                                          // its second line
    {"4304", "4306", open, {xUpTo(70, PercentEncoded)}, "00"},                                    // suburb to region
    {"4307", open, {x(2, CountryLetters)}, "00"},                                                 // country
    {"4308", open, {xUpTo(30)}, "00"},                                                            // telephone
    {"4309", open, {n(10, Latitude), n(10, Longitude)}, "00"},                                    // place
    {"4310", "4311", open, {xUpTo(35, PercentEncoded)}, "00"},                                    // return to: the same
    {"4312", open, {xUpTo(70, PercentEncoded)}, "00"},
    {"4313", open, {xUpTo(70, PercentEncoded)}, "4312"},
    {"4314", "4316", open, {xUpTo(70, PercentEncoded)}, "00"},
    {"4317", open, {x(2, CountryLetters)}, "00"},
    {"4318", open, {xUpTo(20)}, "00"},
    {"4319", open, {xUpTo(30)}, "00"},
    {"4320", open, {xUpTo(35, PercentEncoded)}, "00"},                                            // service
    {"4321", "4323", open, {n(1, YesNo)}, "00"},                                                  // dangerous, leave, sign
    {"4324", "4325", open, {n(6, DateOrMonth), n(4, HourMinute)}, "00"},                          // not before, not after
    {"4326", open, {n(6, Date)}, "00"},                                                           // release
    {"4330", open, {n(6), optional(x(1, Hyphens))}, "00", "4331"},                                // temperatures
    {"4331", open, {n(6), optional(x(1, Hyphens))}, "00", "4330"},
    {"4332", open, {n(6), optional(x(1, Hyphens))}, "00", "4333"},
    {"4333", open, {n(6), optional(x(1, Hyphens))}, "00", "4332"},
    {"7001", open, {n(13)}, "01,02,8006,8026"},                                                   // NATO stock number
    {"7002", open, {xUpTo(30)}, item},                                                            // meat cut
    {"7003", open, {n(6, Date), n(4, HourMinute)}, item},                                         // expiry with time
    {"7004", open, {nUpTo(4)}, "01+10"},                                                          // potency
    {"7005", open, {xUpTo(12)}, item},                                                            // catch area
    {"7006", open, {n(6, Date)}, item},                                                           // first frozen
    {"7007", open, {n(6, Date), optional(n(6, Date))}, item},                                     // harvest, or from to
    {"7008", open, {xUpTo(3)}, item},                                                             // species
    {"7009", open, {xUpTo(10)}, item},                                                            // fishing gear
    {"7010", open, {xUpTo(2)}, item},                                                             // production method
    {"7011", open, {n(6, Date), optional(n(4, HourMinute))}, item},                               // test by
    {"7020", open, {xUpTo(20)}, "01,8006;416"},                                                   // refurbishment lot
    {"7021", open, {xUpTo(20)}, "01,8006"},                                                       // functional status
    {"7022", open, {xUpTo(20)}, "7021"},                                                          // revision status
    {"7023", open, {xUpTo(30, CompanyPrefix)}},                                                   // asset of assembly
    {"7030", "7039", open, {n(3, CountryOr999), xUpTo(27)}, item},                                // processors
    {"7040", openNotInQuery, {n(1), x(1), x(1), x(1, ImporterIndex)}},                            // unique id, EU 2018/574
    {"7041", openNotInQuery, {xUpTo(4, PackageType)}, "00"},                                      // freight unit type
    {"710", "717", open, {xUpTo(20)}, "01"},                                                      // national healthcare
    {"7230", "7239", open, {x(2), xUpTo(28)}, "01,8004"},                                         // certifications
    {"7240", open, {xUpTo(20)}, "01,8006"},                                                       // protocol
    {"7241", open, {n(2, MediaType)}, giver},                                                     // AIDC media type
    {"7242", open, {xUpTo(25)}, giver},                                                           // version control
    {"7250", open, {n(8, LongDate)}, "8018", "7251"},                                             // date of birth
    {"7251", open, {n(8, LongDate), n(4, HourMinute)}, "8018", "7250"},                           // and time
    {"7252", open, {n(1, Sex)}, "8018"},                                                          // sex
    {"7253", "7254", open, {xUpTo(40, PercentEncoded)}, giver, "7256,7259"},                      // family, given name
    {"7255", open, {xUpTo(10)}, giver, "7256,7259"},                                              // suffix
    {"7256", open, {xUpTo(90, PercentEncoded)}, giver},                                           // full name
    {"7257", open, {xUpTo(70, PercentEncoded)}, "8018"},                                          // address
    {"7258", open, {x(3, PositionInSequence)}, "8018+7259"},                                      // birth sequence
    {"7259", open, {xUpTo(40, PercentEncoded)}, "8018", "7256"},                                  // baby
    {"8001", open, {n(4, NonZero), n(5, NonZero), n(3, NonZero), n(1, Winding), n(1)}, "01"},     // rolls
    {"8002", open, {xUpTo(20)}},                                                                  // mobile phone
    {"8003", open, {n(1, Zero), n(13, CheckDigit, CompanyPrefix), optional(xUpTo(16))}},          // returnable asset
    {"8004", open, {xUpTo(30, CompanyPrefix)}},                                                   // individual asset
    {"8005", open, {n(6)}, item},                                                                 // price per unit
    {"8006", open, {n(14, CheckDigit, CompanyPrefixBehindIndicator), n(4, PieceOfTotal)}, "", "01,37"}, // piece
    {"8007", open, {xUpTo(34, Iban)}, "415"},                                                     // IBAN
    {"8008", open, {n(6, Date), n(2, Hour), optional(n(2, Minute)), optional(n(2, Second))}, item}, // production time
    {"8009", open, {xUpTo(50)}, "00,01"},                                                         // sensor
    {"8010", open, {yUpTo(30, CompanyPrefix)}},                                                   // component, part
    {"8011", openNotInQuery, {nUpTo(12, NoLeadingZero)}, "8010"},                                 // its serial
    {"8012", open, {xUpTo(20)}, "01,8006"},                                                       // software version
    {"8013", open, {xUpTo(25, CheckPair, CompanyPrefix)}},                                        // global model
    {"8014", openNotInQuery, {xUpTo(25, CheckPair, CompanyPrefix, HasNonDigit)}, "01"},           // master UDI-DI
    {"8017", open, {n(18, CheckDigit, CompanyPrefix)}, "", "8018"},                               // service provider
    {"8018", open, {n(18, CheckDigit, CompanyPrefix)}, "", "8017"},                               // service recipient
    {"8019", openNotInQuery, {nUpTo(10)}, giver},                                                 // service relation
    {"8020", openNotInQuery, {xUpTo(25)}, "415"},                                                 // payment slip
    {"8026", open, {n(14, CheckDigit, CompanyPrefixBehindIndicator), n(4, PieceOfTotal)}, "37", "02,8006"}, // its content
    {"8030", open, {zUpTo(90)}, "00,01+21,253,255,8003,8004,8006+21,8010+8011,8017,8018"},        // signature
    {"8040", openNotInQuery, {n(15)}, "01+21"},                                                   // IMEI
    {"8041", openNotInQuery, {n(15)}, "01+21+8040"},                                              // second IMEI
    {"8042", openNotInQuery, {n(32)}, "01+21+8040"},                                              // eSIM
    {"8043", openNotInQuery, {n(18), optional(nUpTo(2))}, "01+21+8040"},                          // SIM
    {"8110", open, {xUpTo(70, Coupon)}},                                                          // coupon code
    {"8111", open, {n(4)}, "255"},                                                                // loyalty points
    {"8112", open, {xUpTo(70, CouponOffer)}},                                                     // positive offer
    {"8200", openNotInQuery, {xUpTo(70)}, "01"},                                                  // product page
    {"90", open, {xUpTo(30)}},                                                                    // between partners
    {"91", "99", open, {xUpTo(90)}},                                                              // of the company
};
// clang-format on

constexpr std::size_t count()
{
    std::size_t sum = 0;
    for (const Row &row : rows)
        sum += static_cast<std::size_t>(row.last.back() - row.first.back() + 1);
    return sum;
}

constexpr std::array<Gs1Identifier, count()> expanded()
{
    std::array<Gs1Identifier, count()> all{};
    std::size_t at = 0;
    for (const Row &row : rows)
        for (char digit = row.first.back(); digit <= row.last.back(); ++digit) {
            Gs1Identifier &one = all[at++];
            std::copy(row.first.begin(), row.first.end(), one.text.begin());
            one.length = static_cast<std::uint8_t>(row.first.size());
            one.text[one.length - 1] = digit;
            one.predefined = row.use == fixed || row.use == fixedNotInLink;
            one.linkAttribute = row.use == fixed || row.use == open;
            one.parts = row.parts;
            one.needs = row.needs;
            one.forbids = row.forbids;
        }
    return all;
}

constexpr auto table = expanded();

constexpr bool comesBefore(const Gs1Identifier &a, const Gs1Identifier &b) { return a.digits() < b.digits(); }
static_assert(std::is_sorted(table.begin(), table.end(), comesBefore));

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Where the identifiers of two leading digits stand; all of them are of one length.
struct Run
{
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
};

constexpr std::size_t prefixOf(Text digits)
{
    return static_cast<std::size_t>(digits[0] - '0') * 10 + static_cast<std::size_t>(digits[1] - '0');
}

constexpr std::array<Run, 100> runsByPrefix()
{
    std::array<Run, 100> runs{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        Run &run = runs[prefixOf(table[i].digits())];
        if (run.end == 0) run.begin = static_cast<std::uint16_t>(i);
        run.end = static_cast<std::uint16_t>(i + 1);
    }
    return runs;
}

constexpr auto runs = runsByPrefix();

constexpr bool lengthsAgree()
{
    for (const Run &run : runs)
        for (std::size_t i = run.begin; i < run.end; ++i)
            if (table[i].length != table[run.begin].length) return false;
    return true;
}
static_assert(lengthsAgree(), "two digits must say how long an identifier is");

} // namespace

std::span<const Gs1Identifier> gs1Identifiers() { return table; }

const Gs1Identifier *gs1IdentifierAt(std::string_view text)
{
    if (text.size() < 2 || !isDigit(text[0]) || !isDigit(text[1])) return nullptr;
    const Run run = runs[prefixOf(text)];
    for (std::size_t i = run.begin; i < run.end; ++i)
        if (text.starts_with(table[i].digits())) return &table[i];
    return nullptr;
}

const Gs1Identifier *gs1Identifier(std::string_view digits)
{
    const Gs1Identifier *found = gs1IdentifierAt(digits);
    return found && found->length == digits.size() ? found : nullptr;
}

} // namespace caravan
