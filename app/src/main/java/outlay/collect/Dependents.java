package outlay.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outlay.base.ClientId;
import outlay.collect.FileReader.Problem;
import outlay.fact.Brought;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// What else in the log speaks of the things that an import brought: it stays where the import is taken back, and
/// stands alone then.
final class Dependents {
    private final Log log;
    private final ClientId client;
    private final Set<Long> brought = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final Set<String> contacts = new HashSet<>();

    Dependents(Log log, ClientId client) {
        this.log = log;
        this.client = client;
    }

    /// One problem for refunds and one for deals, where there are some.
    List<Problem> of(String importId) {
        List<Fact> others = new ArrayList<>();
        each((position, fact) -> {
            if (fact instanceof Brought part && part.importId().equals(importId)) {
                note(part);
            }
        });
        if (brought.isEmpty()) {
            return List.of();
        }
        each((position, fact) -> {
            if (brought.contains(position)) {
                note(fact);
            } else if (fact instanceof Deal || fact instanceof Event event && event.sale().isPresent()) {
                others.add(fact);
            }
        });
        return problems(others);
    }

    private List<Problem> problems(List<Fact> others) {
        Set<String> orderedElsewhere = new HashSet<>();
        others.forEach(fact -> {
            if (fact instanceof Event event) {
                event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER)
                        .ifPresent(sale -> orderedElsewhere.add(sale.orderId()));
            }
        });
        orders.removeAll(orderedElsewhere);
        long refunds = others.stream().filter(fact -> fact instanceof Event event && event.sale()
                .filter(sale -> sale.kind() != Sale.Kind.ORDER && orders.contains(sale.orderId())).isPresent()).count();
        long deals = others.stream().filter(fact -> fact instanceof Deal deal
                && deal.contactIds().stream().anyMatch(id -> contacts.contains(deal.crm() + "/" + id))).count();
        List<Problem> problems = new ArrayList<>();
        if (refunds > 0) {
            problems.add(new Problem(Problem.Severity.DOUBTFUL, 0, "", refunds + " refunds or cancellations that came"
                    + " another way are of orders that it brought: they stay, and have no order to be taken from.",
                    "Undo the imports that brought them too, or import the orders again."));
        }
        if (deals > 0) {
            problems.add(new Problem(Problem.Severity.DOUBTFUL, 0, "", deals + " versions of deals that came another"
                    + " way name contacts that it brought: they stay, and their people are known no longer.",
                    "Undo the imports that brought them too, or import the contacts again."));
        }
        return problems;
    }

    private void note(Brought part) {
        for (int i = 0; i < part.first().size(); i++) {
            for (long position = part.first().get(i); position <= part.last().get(i); position++) {
                brought.add(position);
            }
        }
    }

    private void note(Fact fact) {
        if (fact instanceof Event event) {
            event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER).ifPresent(sale -> orders.add(sale.orderId()));
        } else if (fact instanceof Contact contact) {
            contacts.add(contact.crm() + "/" + contact.contactId());
        }
    }

    private interface Each {
        void fact(long position, Fact fact);
    }

    private void each(Each each) {
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE
                        && entry.kind() != Entry.Kind.SPEND_ROW) {
                    each.fact(cursor.position(), FactCodec.decode(entry));
                }
            }
        }
    }
}
