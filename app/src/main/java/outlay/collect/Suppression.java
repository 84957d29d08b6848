package outlay.collect;

import java.util.Optional;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;

/// Who was erased and must not come back by the next event or file. For many threads at once.
public interface Suppression {
    /// Nobody was.
    Suppression NONE = new Suppression() {
        @Override
        public Event event(Event event) {
            return event;
        }

        @Override
        public Optional<Contact> contact(Contact contact) {
            return Optional.of(contact);
        }

        @Override
        public Deal deal(Deal deal) {
            return deal;
        }

        @Override
        public Optional<StageEntry> stage(StageEntry entered) {
            return Optional.of(entered);
        }

        @Override
        public boolean nobody(ClientId client) {
            return true;
        }

        @Override
        public boolean names(ClientId client, byte[] bytes) {
            return false;
        }
    };

    /// Whether nobody of the client was erased, so that every fact is kept as it is.
    boolean nobody(ClientId client);

    /// The event, or where it carries an erased identifier, the same without anything that leads to a person.
    Event event(Event event);

    /// Empty where the contact is somebody who was erased: without ids a contact says nothing.
    Optional<Contact> contact(Contact contact);

    /// The deal without the erased people on it.
    Deal deal(Deal deal);

    /// Empty where it is of the contact of somebody who was erased.
    Optional<StageEntry> stage(StageEntry entered);

    /// Whether bytes that are no fact hold an erased identifier.
    boolean names(ClientId client, byte[] bytes);

    /// Runs work that decides about facts and hands them to the log: whoever suppresses more waits for its end, so that
    /// nothing which was decided before comes into the log behind it.
    default <T> T during(Supplier<T> work) {
        return work.get();
    }

    /// Likewise of any fact; the same instance where nothing is suppressed.
    default Optional<Fact> fact(Fact fact) {
        return switch (fact) {
            case Event event -> Optional.of(event(event));
            case Contact contact -> contact(contact).map(Fact.class::cast);
            case Deal deal -> Optional.of(deal(deal));
            case SpendRow row -> Optional.of(row);
            case Import done -> Optional.of(done);
            case Rate rate -> Optional.of(rate);
            case LiftTest test -> Optional.of(test);
            case Reach reach -> Optional.of(reach);
            case Withdrawal word -> Optional.of(word);
            case Undo word -> Optional.of(word);
            case ColumnMapping mapping -> Optional.of(mapping);
            case Company company -> Optional.of(company);
            case StageEntry entered -> stage(entered).map(Fact.class::cast);
            case Brought brought -> Optional.of(brought);
        };
    }
}
