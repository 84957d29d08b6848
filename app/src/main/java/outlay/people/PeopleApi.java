package outlay.people;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.identity.Identifier;
import outlay.identity.Nearby;
import outlay.identity.Persons;
import outlay.identity.Refusal;
import outlay.identity.Suggestion;
import outlay.journey.JourneyColumns;
import outlay.json.Json;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.Log;
import outlay.report.AsOf;
import outlay.web.Handler;
import outlay.web.Mistake;
import outlay.web.Paging;
import outlay.web.PeopleKey;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.Turns;
import tools.jackson.databind.node.ObjectNode;

/// People over HTTP, for whoever shows the people key of the client: who has an identifier, what is known of them, why
/// two are one, splitting them and joining their devices. Commands on this machine may do so without the key.
public final class PeopleApi {
    private static final String PEOPLE = "/api/v1/people";
    private static final int MOST_FOUND = 20;
    private static final int MOST_STEPS = 500;

    private final Log log;
    private final LiveBooks books;
    private final PastBooks past;
    private final Words words;
    private final PeopleKey key;
    private final Turns turns = new Turns();

    /// @param log as reports read it
    public PeopleApi(Log log, LiveBooks books, PastBooks past, Words words, PeopleKey key) {
        this.log = log;
        this.books = books;
        this.past = past;
        this.words = words;
        this.key = key;
    }

    /// The routes.
    ///
    /// @param guard lets only commands on this machine through
    public Router addTo(Router routes, UnaryOperator<Handler> guard) {
        return routes //
                .post(PEOPLE + "/find", request -> answer(request, this::find)) //
                .post(PEOPLE, request -> answer(request, asked -> about(asked, List.of("id"),
                        (json, ids) -> json.show(ids.get(0))))) //
                .post(PEOPLE + "/profile", turns.each(request -> PeopleQuestion.read(request).text("client"),
                        request -> answer(request, this::profile))) //
                .post(PEOPLE + "/journey", request -> answer(request, this::journey)) //
                .post(PEOPLE + "/why", request -> answer(request, asked -> about(asked, List.of("one", "other"),
                        (json, ids) -> json.why(ids.get(0), ids.get(1))))) //
                .post(PEOPLE + "/history", turns.each(request -> PeopleQuestion.read(request).text("client"),
                        request -> answer(request, this::history))) //
                .post(PEOPLE + "/refused", request -> answer(request, this::refused)) //
                .post(PEOPLE + "/suggestions", request -> answer(request, this::suggestions)) //
                .post(PEOPLE + "/nearby", turns.each(request -> PeopleQuestion.read(request).text("client"),
                        request -> answer(request, this::nearby))) //
                .post(PEOPLE + "/join", request -> answer(request, asked -> say(asked, Saying.JOIN))) //
                .post(PEOPLE + "/split", request -> answer(request, asked -> say(asked, Saying.SPLIT))) //
                .post(PEOPLE + "/join-back", request -> answer(request, asked -> say(asked, Saying.JOIN_BACK))) //
                .post(Saying.SPLIT.path(), guard.apply(request -> said(request, Saying.SPLIT))) //
                .post(Saying.JOIN_BACK.path(), guard.apply(request -> said(request, Saying.JOIN_BACK))) //
                .post(Saying.JOIN.path(), guard.apply(request -> said(request, Saying.JOIN)));
    }

    @FunctionalInterface
    private interface Asking {
        ObjectNode answer(PeopleQuestion asked);
    }

    private Response answer(Request request, Asking asking) {
        PeopleQuestion asked = PeopleQuestion.read(request);
        key.check(request, asked.client());
        return response(asking.answer(asked));
    }

    private static Response response(ObjectNode node) {
        return Response.json(Json.bytes(node)).with("Cache-Control", "private, no-store");
    }

    @FunctionalInterface
    private interface Question {
        ObjectNode ask(PeopleJson json, List<Identifier> identifiers);
    }

    private ObjectNode about(PeopleQuestion asked, List<String> names, Question question) {
        List<Identifier> identifiers = names.stream().map(asked::identifier).toList();
        ClientId client = asked.client();
        return ask(client, asked.asOf(), (persons, version) -> {
            names.forEach(name -> known(persons, name, asked.identifier(name)));
            return question.ask(new PeopleJson(client, persons, version), identifiers);
        });
    }

    /// Read from the log, so one at a time of each client.
    private ObjectNode history(PeopleQuestion asked) {
        Identifier id = asked.identifier("id");
        ask(asked.client(), asked.asOf(), (persons, version) -> {
            known(persons, "id", id);
            return version;
        });
        return PeopleJson.history(asked.client(), id, past.history(asked.client(), id, asked.asOf()));
    }

    private <T> T ask(ClientId client, Optional<AsOf> asOf, BiFunction<Persons, Long, T> ask) {
        if (!books.clients().contains(client)) {
            throw new Refused(new Problem(404, "Unknown client", "there is no client " + client, List.of(new Mistake(
                    "client", "client " + client + " has no data; /api/v1/clients lists those that have"))));
        }
        try {
            return asOf.isPresent() ? past.people(client, asOf.get(), ask) : books.people(client, ask);
        } catch (IllegalArgumentException unanswerable) {
            throw new Refused(Problem.of(422, "The question cannot be answered",
                    String.valueOf(unanswerable.getMessage())));
        }
    }

    private ObjectNode find(PeopleQuestion asked) {
        ClientId client = asked.client();
        if (asked.text("text").isBlank()) {
            throw PeopleQuestion.mistake("text", "write an e-mail address, a phone number, an id or an order");
        }
        JourneyColumns journeys = books.of(client).ledger().journeys();
        return ask(client, Optional.empty(), (persons, version) -> {
            List<Identifier> found = new PersonFinder(persons, journeys).find(asked.text("text"));
            return new PeopleJson(client, persons, version).found(found, MOST_FOUND);
        });
    }

    private ObjectNode refused(PeopleQuestion asked) {
        Paging<Refusal> paging = PeoplePlaces.refusals(asked);
        return about(asked, List.of(), (json, ids) -> json.refused(paging));
    }

    private ObjectNode suggestions(PeopleQuestion asked) {
        Paging<Suggestion> paging = PeoplePlaces.suggestions(asked);
        return asked.text("id").isEmpty()
                ? about(asked, List.of(), (json, ids) -> json.suggestions(paging))
                : about(asked, List.of("id"), (json, ids) -> json.suggestions(ids.get(0), paging));
    }

    /// The log is read beside other questions, and people are asked for as they are when it has been.
    private ObjectNode nearby(PeopleQuestion asked) {
        ClientId client = asked.client();
        Paging<Suggestion> paging = PeoplePlaces.suggestions(asked);
        Optional<AsOf> asOf = asked.asOf();
        if (asOf.isPresent()) {
            return ask(client, asOf, (persons, version) -> new PeopleJson(client, persons, version)
                    .suggestions(SeenNearby.of(log, client, version), paging));
        }
        Nearby seen = SeenNearby.of(log, client, ask(client, asOf, (persons, version) -> version));
        return ask(client, asOf, (persons, version) -> new PeopleJson(client, persons, version)
                .suggestions(seen, paging));
    }

    private ObjectNode journey(PeopleQuestion asked) {
        Identifier identifier = asked.identifier("id");
        JourneyColumns journeys = books.of(asked.client()).ledger().journeys();
        return ask(asked.client(), Optional.empty(), (persons, version) -> {
            known(persons, "id", identifier);
            String person = persons.personOf(identifier).orElse("");
            return new PeopleJson(asked.client(), persons, version).with(person,
                    new JourneyJson(journeys).of(person, MOST_STEPS));
        });
    }

    /// The log is read beside other questions; whose a fact is, is asked for a thousand of them at a time.
    private ObjectNode profile(PeopleQuestion asked) {
        ClientId client = asked.client();
        Identifier identifier = asked.identifier("id");
        long end = log.end();
        List<String> identifiers = ask(client, Optional.empty(), (persons, version) -> {
            known(persons, "id", identifier);
            return persons.identifiersOf(identifier);
        });
        List<Fact> facts = PersonFacts.of(log, end, client, identifiers,
                some -> books.people(client, (persons, version) -> PersonFacts.theirs(persons,
                        persons.personOf(identifier).orElse(""), some)));
        return ask(client, Optional.empty(), (persons, version) -> new PeopleJson(client, persons, version)
                .with(persons.personOf(identifier).orElse(""), new ProfileJson(facts).node()));
    }

    private Response said(Request request, Saying saying) {
        return response(say(PeopleQuestion.read(request), saying));
    }

    private ObjectNode say(PeopleQuestion asked, Saying saying) {
        ClientId client = asked.client();
        Identifier one = asked.identifier("one");
        Identifier other = asked.identifier("other");
        books.people(client, (persons, version) -> {
            known(persons, "one", one);
            known(persons, "other", other);
            check(persons, one, other, saying);
            return version;
        });
        try {
            words.say(client, one, other, saying, asked.text("reason"));
        } catch (IllegalStateException refused) {
            throw new Refused(Problem.of(503, "Not now", String.valueOf(refused.getMessage())));
        }
        return books.people(client, (persons, version) -> new PeopleJson(client, persons, version).why(one, other));
    }

    private static void check(Persons persons, Identifier one, Identifier other, Saying saying) {
        switch (saying) {
            case SPLIT -> {
                if (!persons.tied(one, other)) {
                    throw PeopleQuestion.mistake("other", "no tie leads from " + one + " to " + other
                            + (persons.withdrawn(one, other)
                                    ? "; they were split before"
                                    : "; take two that stand side by side in the chain of /api/v1/people/why"));
                }
            }
            case JOIN_BACK -> {
                if (!persons.withdrawn(one, other)) {
                    throw PeopleQuestion.mistake("other", "nobody has split " + one + " from " + other);
                }
            }
            case JOIN -> Joining.mistake(persons, one, other).ifPresent(mistake -> {
                throw PeopleQuestion.mistake("other", mistake);
            });
        }
    }

    private static void known(Persons persons, String name, Identifier identifier) {
        if (!persons.knows(identifier)) {
            throw new Refused(new Problem(404, "Unknown identifier", "nothing is known of it",
                    List.of(new Mistake(name, identifier + " has not been seen"))));
        }
    }
}
