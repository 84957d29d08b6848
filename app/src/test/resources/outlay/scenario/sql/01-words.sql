-- Texts as people and tags write them, made comparable.

-- Letter case and runs of blanks aside, as people retype names.
CREATE MACRO folded(words) AS
    regexp_replace(lower(trim(words, e' \t\n\r')), '[\s\x{00a0}]+', ' ', 'g');

-- A template's placeholder that nobody filled in: {{campaign.id}}, {gclid}, ${USER}, %%PATTERN%%, __ID__, [USER_ID].
CREATE MACRO is_macro(words) AS
    regexp_matches(trim(words), '\{\{|^\$\{|^\{.+\}$|^%%.+%%$|^__.+__$|^\[.+\]$');

CREATE MACRO is_null_word(words) AS
    lower(trim(words)) IN ('', 'null', 'undefined', 'none', 'nil', 'nan', 'n/a', 'na', '0', '-', '--', '-1', 'true',
        'false', '(not set)', '(none)', '[object object]', '(null)');

-- What a campaign parameter says: NULL where it is absent or says nothing.
CREATE MACRO said(words) AS
    CASE WHEN words IS NULL OR is_null_word(words) OR is_macro(words) THEN NULL ELSE trim(words) END;

-- What an id says: NULL where it names nobody. A UUID of one repeated digit is what a library gives that has no id.
CREATE MACRO known_id(words) AS
    CASE WHEN said(words) IS NULL OR length(words) > 256
            OR lower(trim(words)) IN ('anonymous', 'guest', 'unknown', 'test', 'user', 'visitor', 'default', 'empty')
            OR regexp_matches(replace(trim(words), '-', ''), '^(0{32}|[fF]{32})$')
        THEN NULL ELSE words END;

CREATE MACRO known_email(words) AS
    CASE WHEN lower(trim(words)) LIKE '_%@_%' THEN known_id(lower(trim(words))) END;
