package outlay.bench.signal;

import java.util.Locale;

/// How people tell the site who they are, with the slips that they make.
final class Introductions {
    private final Chance chance;
    private final Rates rates;

    Introductions(Chance chance, Rates rates) {
        this.chance = chance;
        this.rates = rates;
    }

    /// @param certain  what happens on this visit in any case, or nothing
    /// @param lastHere whether it is the person's last visit on this browser
    Said said(Person person, Browser browser, long at, Said.How certain, boolean lastHere) {
        if (certain != Said.How.NOTHING) {
            return typed(certain, person, browser, at);
        }
        boolean everywhere = person.browsers().size() > 1 && person.saysEverywhere();
        if (!everywhere && !browser.equals(person.browsers().getLast())) {
            return Said.NOTHING;
        }
        boolean account = !person.userId().isEmpty();
        boolean now = chance.happens(rates.of(account ? "login_share" : "form_share"), "says", person.id(), at);
        if (!now && !(everywhere && lastHere)) {
            return Said.NOTHING;
        }
        return account
                ? new Said(Said.How.LOG_IN, person.workEmail(), person.workEmail(), Said.Slip.NONE)
                : typed(Said.How.FORM, person, browser, at);
    }

    private Said typed(Said.How how, Person person, Browser browser, long at) {
        String meant = person.emailOn(browser);
        if (how == Said.How.ORDER && !person.userId().isEmpty()) {
            return new Said(how, person.workEmail(), person.workEmail(), Said.Slip.NONE);
        }
        if (how != Said.How.ORDER && happens("role_mailbox_share", person, at)) {
            String name = chance.happens(0.5, "which mailbox", person.id(), at) ? "info" : "sales";
            return new Said(how, name + host(person.workEmail()), "", Said.Slip.ROLE_MAILBOX);
        }
        if (happens("typo_share", person, at)) {
            return new Said(how, typo(meant, person, at), meant, Said.Slip.TYPO);
        }
        if (happens("plus_share", person, at)) {
            return new Said(how, local(meant) + "+site" + host(meant), meant, Said.Slip.PLUS_TAG);
        }
        if (meant.endsWith("@gmail.com") && happens("dots_share", person, at)) {
            return new Said(how, local(meant).replace(".", "") + host(meant), meant, Said.Slip.DOTS);
        }
        if (happens("case_share", person, at)) {
            return new Said(how, meant.substring(0, 1).toUpperCase(Locale.ROOT) + meant.substring(1), meant,
                    Said.Slip.CASE);
        }
        return new Said(how, meant, meant, Said.Slip.NONE);
    }

    /// One letter left out, two exchanged, or one twice, in the name or in the host.
    private String typo(String email, Person person, long at) {
        int where = 1 + chance.below(email.indexOf('.', email.indexOf('@')) - 2, "typo at", person.id(), at);
        if (email.charAt(where) == '@' || email.charAt(where - 1) == '@') {
            where = 1;
        }
        String before = email.substring(0, where);
        String behind = email.substring(where + 1);
        char letter = email.charAt(where);
        return switch (chance.below(3, "which typo", person.id(), at)) {
            case 0 -> before + behind;
            case 1 -> before.substring(0, where - 1) + letter + email.charAt(where - 1) + behind;
            default -> before + letter + letter + behind;
        };
    }

    private boolean happens(String rate, Person person, long at) {
        return chance.happens(rates.of(rate), rate, person.id(), at);
    }

    private static String local(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    /// From the @ on.
    private static String host(String email) {
        return email.substring(email.indexOf('@'));
    }
}
