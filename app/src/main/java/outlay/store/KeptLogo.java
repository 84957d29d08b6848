package outlay.store;

/// A client's picture.
///
/// @param mediaType "image/png" or "image/jpeg"
/// @param picture   in Base64
public record KeptLogo(String mediaType, String picture) {}
