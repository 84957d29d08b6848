package outlay.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.FileReader;
import outlay.collect.FileReader.Reading;
import outlay.collect.FileReader.Source;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;

/// Reads files in tests as an import does, and writes readings down as text that a person can check.
final class Readings {
    private static final int HEAD = 64 * 1024;

    private Readings() {}

    /// The source that options such as `currency=USD` and `map.My Day=day` give.
    static Source source(Path file, Map<String, String> options) throws IOException {
        Map<String, String> mapping = new LinkedHashMap<>();
        options.forEach((key, value) -> {
            if (key.startsWith("map.")) {
                mapping.put(key.substring(4), value);
            }
        });
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        return new Source(new ClientId("acme"), "import-1", file, head, Optional.ofNullable(options.get("platform")),
                Optional.ofNullable(options.get("kind")).map(Import.Kind::valueOf), mapping,
                Optional.ofNullable(options.get("account")),
                Optional.ofNullable(options.get("currency")).map(Currency::new),
                Optional.ofNullable(options.get("zone")));
    }

    static Source source(Path file, String... options) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (String option : options) {
            map.put(option.substring(0, option.lastIndexOf('=')), option.substring(option.lastIndexOf('=') + 1));
        }
        return source(file, map);
    }

    /// What the surest reader makes of it, or empty where nobody recognises the file.
    static Optional<Reading> read(Source source) throws IOException {
        FileReader best = null;
        int most = 0;
        for (FileReader reader : Platforms.readers()) {
            int sure = reader.recognises(source);
            if (sure > most) {
                best = reader;
                most = sure;
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.read(source));
    }

    static String written(Optional<Reading> reading) {
        if (reading.isEmpty()) {
            return "not recognised\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(reading.get().kind()).append(' ').append(reading.get().format()).append('\n');
        reading.get().facts().forEach(fact -> text.append(written(fact)).append('\n'));
        reading.get().problems().stream().sorted(Comparator.comparing(FileReader.Problem::severity))
                .forEach(problem -> text.append(problem.severity()).append(' ').append(problem).append('\n'));
        return text.toString();
    }

    private static String written(Fact fact) {
        return switch (fact) {
            case SpendRow row -> row.line() + " | " + row.platform() + " | " + row.accountId() + "/"
                    + row.accountName() + " | " + row.level() + " | " + row.day() + " " + row.zone() + " | "
                    + entity(row.entity()) + " | " + row.segment() + " | " + row.spend() + " | impressions "
                    + number(row.impressions()) + " | clicks " + number(row.clicks()) + " | claims "
                    + number(row.platformConversions()) + " "
                    + row.platformConversionValue().map(Object::toString).orElse("-")
                    + (row.videoViews().isPresent() ? " | views " + row.videoViews().getAsLong() : "");
            case Contact contact -> contact.contactId() + " | " + contact.crm() + " | " + contact.email() + " | "
                    + contact.companyId() + "/" + contact.companyName() + " | created "
                    + contact.createdAt().map(Object::toString).orElse("-") + " | modified "
                    + contact.modifiedAt().map(Object::toString).orElse("-") + " | " + contact.stages()
                    + (contact.clues().isEmpty() ? "" : " | " + contact.clues())
                    + (contact.parentCompanyId().isEmpty() ? "" : " | below " + contact.parentCompanyId());
            case Deal deal -> deal.dealId() + " | " + deal.crm() + " | " + deal.name() + " | "
                    + deal.amount().map(Object::toString).orElse("-") + " | " + deal.stage() + " " + deal.status()
                    + " | created " + deal.createdAt().map(Object::toString).orElse("-") + " | closed "
                    + deal.closedAt().map(Object::toString).orElse("-") + " | modified "
                    + deal.modifiedAt().map(Object::toString).orElse("-") + " | " + deal.contactIds() + " "
                    + deal.emails() + " | " + deal.companyId() + "/" + deal.companyName() + " | " + deal.stages()
                    + (deal.mergedIds().isEmpty() ? "" : " | merged " + deal.mergedIds());
            case Company company -> company.companyId() + " | " + company.crm() + " | " + company.name() + " | "
                    + company.domains() + " | modified " + company.modifiedAt().map(Object::toString).orElse("-")
                    + (company.parentId().isEmpty() ? "" : " | below " + company.parentId())
                    + (company.sameAs().isEmpty() ? "" : " | same as " + company.sameAs())
                    + (company.country().isEmpty() ? "" : " | in " + company.country())
                    + (company.industry().isEmpty() ? "" : " | " + company.industry())
                    + (company.employees().isPresent() ? " | employees " + company.employees().getAsLong() : "");
            case StageEntry entered -> entered.of() + " " + entered.objectId() + " | " + entered.crm() + " | "
                    + entered.stage() + " | " + entered.at();
            case Rate rate -> rate.day() + " | " + rate.base() + " in " + rate.quote() + " = " + rate.rate() + " | "
                    + rate.source();
            case LiftTest test -> test.line() + " | " + test.channel() + " | " + test.period() + " | " + test.measure()
                    + " " + test.millionths() + " ± " + test.errorMillionths() + " millionths | " + test.note();
            case Reach reach -> reach.line() + " | " + reach.platform() + " | " + reach.accountId() + " | "
                    + reach.campaignId() + " " + reach.campaign() + " | " + reach.period() + " | " + reach.people()
                    + " people | impressions " + number(reach.impressions());
            default -> fact.toString();
        };
    }

    private static String entity(SpendRow.Entity e) {
        return java.util.stream.Stream.of("campaign " + e.campaignId() + "/" + e.campaignName(),
                "type " + e.campaignType(), "group " + e.adGroupId() + "/" + e.adGroupName(),
                "ad " + e.adId() + "/" + e.adName(), "keyword " + e.keyword())
                .filter(part -> !part.endsWith(" ") && !part.endsWith(" /")).collect(Collectors.joining(", "));
    }

    private static String number(java.util.OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }
}
