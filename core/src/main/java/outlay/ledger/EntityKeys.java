package outlay.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;

/// Tells the entities of one account apart across reports that need not name them alike: by id where every row has one,
/// else by name where every row has one. Where neither holds, reports of different levels cannot be compared there.
final class EntityKeys {
    private final Part campaign;
    private final Part adGroup;
    private final Part ad;

    private enum Mode {
        ID, NAME, EITHER
    }

    private record Part(Mode mode, Function<Entity, String> id, Function<Entity, String> name) {
        static Part of(Collection<SpendRow> rows, int depth, Function<Entity, String> id,
                Function<Entity, String> name) {
            boolean allIds = true;
            boolean allNames = true;
            for (SpendRow row : rows) {
                if (depth(row.level()) >= depth) {
                    allIds &= !id.apply(row.entity()).isEmpty();
                    allNames &= !name.apply(row.entity()).isEmpty();
                }
            }
            return new Part(allIds ? Mode.ID : allNames ? Mode.NAME : Mode.EITHER, id, name);
        }

        String of(Entity entity) {
            return switch (mode) {
                case ID -> id.apply(entity);
                case NAME -> name.apply(entity);
                case EITHER -> id.apply(entity).isEmpty() ? name.apply(entity) : id.apply(entity);
            };
        }
    }

    /// @param rows all that are to be compared, of one level or of several
    EntityKeys(Collection<SpendRow> rows) {
        campaign = Part.of(rows, 1, Entity::campaignId, Entity::campaignName);
        adGroup = Part.of(rows, 2, Entity::adGroupId, Entity::adGroupName);
        ad = Part.of(rows.stream().filter(row -> row.level() == Level.AD).toList(), 3, Entity::adId, Entity::adName);
    }

    /// How many steps down from the account a level is.
    static int depth(Level level) {
        return switch (level) {
            case ACCOUNT -> 0;
            case CAMPAIGN -> 1;
            case AD_GROUP -> 2;
            case AD, KEYWORD -> 3;
        };
    }

    /// Down to which step rows of different levels name the same thing alike.
    int comparableDepth() {
        return campaign.mode() == Mode.EITHER ? 0 : adGroup.mode() == Mode.EITHER ? 1 : 2;
    }

    /// The first `depth` names of the row's place in the account.
    List<String> key(SpendRow row, int depth) {
        Entity entity = row.entity();
        return switch (depth) {
            case 0 -> List.of();
            case 1 -> List.of(campaign.of(entity));
            case 2 -> List.of(campaign.of(entity), adGroup.of(entity));
            default -> List.of(campaign.of(entity), adGroup.of(entity),
                    row.level() == Level.KEYWORD ? entity.keyword() : ad.of(entity));
        };
    }
}
