-- Which ids each fact names, as texts that sort in the order in which they name a person: e-mail address, user id,
-- the CRM's id, device. An id of one kind is never the same as an id of another.
CREATE TABLE named AS
WITH latest_contacts AS (
    -- Of a contact's versions the last modified one holds.
    SELECT * FROM contacts
    QUALIFY row_number() OVER (PARTITION BY crm, contact_id
        ORDER BY modified_at DESC NULLS LAST, version DESC) = 1
)
SELECT fact, unnest(list_filter(nodes, lambda node: node IS NOT NULL)) AS node
FROM (
    SELECT 'event/' || id AS fact,
        ['1 email:' || known_email(email), '2 user:' || known_id(user_id), '4 anonymous:' || known_id(anonymous_id)]
            AS nodes
    FROM events
    UNION ALL
    -- A contact's id is unique within its CRM only.
    SELECT 'contact/' || id, ['1 email:' || known_email(email), '3 contact:' || crm || '/' || known_id(contact_id)]
    FROM latest_contacts
);
