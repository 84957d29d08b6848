package outlay.access;

import static outlay.access.Right.CHANGE_INSTALLATION;
import static outlay.access.Right.CHANGE_PEOPLE;
import static outlay.access.Right.CHANGE_SETTINGS;
import static outlay.access.Right.ERASE;
import static outlay.access.Right.IMPORT;
import static outlay.access.Right.MANAGE_OWNERS;
import static outlay.access.Right.MANAGE_USERS;
import static outlay.access.Right.OPEN_FIGURES;
import static outlay.access.Right.READ_AUDIT;
import static outlay.access.Right.SEE_PEOPLE;
import static outlay.access.Right.SEE_REPORTS;
import static outlay.access.Right.TELL;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody is in a client. This is the one table of what each may; docs/reference/roles.md shows it, and a test
/// holds the two together.
public enum Role {
    OWNER(SEE_REPORTS, OPEN_FIGURES, SEE_PEOPLE, IMPORT, CHANGE_PEOPLE, TELL, CHANGE_SETTINGS, ERASE, MANAGE_USERS,
            MANAGE_OWNERS, CHANGE_INSTALLATION, READ_AUDIT), //
    ADMIN(SEE_REPORTS, OPEN_FIGURES, SEE_PEOPLE, IMPORT, CHANGE_PEOPLE, TELL, CHANGE_SETTINGS, ERASE, MANAGE_USERS,
            READ_AUDIT), //
    ANALYST(SEE_REPORTS, OPEN_FIGURES, SEE_PEOPLE, IMPORT, CHANGE_PEOPLE), //
    VIEWER(SEE_REPORTS, OPEN_FIGURES), //
    BILLING(SEE_REPORTS), //
    MACHINE(SEE_REPORTS, IMPORT);

    private final Set<Right> rights;

    Role(Right first, Right... others) {
        this.rights = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    public Set<Right> rights() {
        return rights;
    }

    /// "owner".
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a program may have it: a token that could make users would outlive whoever it was made for.
    public boolean forPrograms() {
        return !rights.contains(MANAGE_USERS);
    }

    static Optional<Role> of(String label) {
        return Stream.of(values()).filter(role -> role.label().equals(label)).findFirst();
    }
}
