package outlay.telling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Slices;
import outlay.fact.Contact;
import outlay.identity.Persons;

/// Who is who at a moment, with everybody's events and contacts.
///
/// @param starts  of each person's events in `members`, by the person's number
/// @param members the events' numbers
/// @param size    how many events there were
/// @param through the last position of the log that is known of
/// @param at      when it was worked out, by the caller's clock
record PeopleAt(Persons persons, int[] starts, int[] members, int size, Map<Integer, List<Contact>> contacts,
        long through, long at) {

    static PeopleAt of(Persons persons, int[] groupOfEvent, Collection<Contact> contacts, long through, long at) {
        int[] starts = Slices.starts(groupOfEvent, groupOfEvent.length, persons.visitors());
        int[] members = Slices.members(groupOfEvent, groupOfEvent.length, starts);
        Map<Integer, List<Contact>> byGroup = new HashMap<>();
        for (Contact contact : contacts) {
            persons.personOf(contact).map(persons::groupNamed).ifPresent(
                    group -> byGroup.computeIfAbsent(group, added -> new ArrayList<>()).add(contact));
        }
        return new PeopleAt(persons, starts, members, groupOfEvent.length, byGroup, through, at);
    }

    /// In the order of the log.
    int[] eventsOf(int group) {
        if (group < 0 || group + 1 >= starts.length) {
            return new int[0];
        }
        int[] events = Arrays.copyOfRange(members, starts[group], starts[group + 1]);
        Arrays.sort(events);
        return events;
    }
}
