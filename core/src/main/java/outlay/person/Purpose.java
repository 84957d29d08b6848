package outlay.person;

import outlay.fact.Consent;
import outlay.fact.Consent.State;

/// What somebody's data may be used for, and what of their consent it needs. Who objects to the sale of their data
/// denies whatever tells others about them.
public enum Purpose {
    /// Counting what they do on the site.
    MEASURE {
        @Override
        State in(Consent consent) {
            return consent.analytics();
        }
    },
    /// Joining their ad clicks with what they buy.
    ATTRIBUTE {
        @Override
        State in(Consent consent) {
            return all(consent.analytics(), consent.ads());
        }
    },
    /// Telling the platform that an ad led to a sale.
    ACTIVATE {
        @Override
        State in(Consent consent) {
            return all(sale(consent), consent.adUserData());
        }
    },
    /// Putting them on a platform's list of people to show ads to.
    AUDIENCE {
        @Override
        State in(Consent consent) {
            return all(sale(consent), consent.adUserData(), consent.personalisation());
        }
    },
    /// Showing ads that are chosen for them.
    PERSONALISE {
        @Override
        State in(Consent consent) {
            return all(sale(consent), consent.personalisation());
        }
    };

    /// What one statement says about this purpose. Everything that it needs must be granted; one denial denies; what is
    /// granted in part is unknown.
    abstract State in(Consent consent);

    private static State sale(Consent consent) {
        return consent.saleOptOut() ? State.DENIED : State.GRANTED;
    }

    private static State all(State... needed) {
        State all = State.GRANTED;
        for (State each : needed) {
            if (each == State.DENIED) {
                return State.DENIED;
            }
            all = each == State.UNKNOWN ? State.UNKNOWN : all;
        }
        return all;
    }
}
