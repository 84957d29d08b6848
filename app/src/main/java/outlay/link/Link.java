package outlay.link;

import outlay.base.ClientId;

/// A tracked link as the redirect needs it.
record Link(String id, ClientId client, Target target, boolean disabled) {}
