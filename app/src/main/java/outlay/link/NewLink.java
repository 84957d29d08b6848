package outlay.link;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.store.KeptLink;

/// Making a link.
public final class NewLink {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    /// 31^10 possibilities, so that nobody finds links by trying, and no letters that are taken for another.
    private static final int ID_LETTERS = 10;

    private NewLink() {}

    /// The target with the campaign and the click's id in its query, where it says nothing of them itself.
    public static Target completed(Target target, Optional<String> source, Optional<String> medium,
            Optional<String> campaign) {
        Target completed = target;
        completed = source.isPresent() ? completed.with("utm_source", source.get()) : completed;
        completed = medium.isPresent() ? completed.with("utm_medium", medium.get()) : completed;
        completed = campaign.isPresent() ? completed.with("utm_campaign", campaign.get()) : completed;
        return completed.with(ClickEvent.PARAMETER, "{" + Target.CLICK_ID + "}");
    }

    public static KeptLink make(ClientId client, Target target, SecureRandom random, Instant now) {
        StringBuilder id = new StringBuilder(ID_LETTERS);
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new KeptLink(id.toString(), client, target.template(), now, Optional.empty());
    }
}
