-- Conversions and the people whose touches led to them: orders, won deals, and leads, which have no value.

-- An order id is one order, however often it is claimed; the earliest claim holds.
CREATE TABLE orders AS
SELECT coalesce(said(order_id), 'event/' || id) AS order_id, id, epoch_us(happened_at) AS at_us, value_minor, currency,
    coalesce('4 anonymous:' || known_id(anonymous_id), '2 user:' || known_id(user_id),
        '1 email:' || known_email(email)) AS visitor
FROM events WHERE sale_kind = 'ORDER'
QUALIFY row_number() OVER (PARTITION BY coalesce(said(order_id), 'event/' || id) ORDER BY happened_at, id) = 1;

-- The version of a deal that holds is the last modified one. It joins nobody: several people work on it.
CREATE TABLE won_deals AS
SELECT * FROM (
    SELECT * FROM deals
    QUALIFY row_number() OVER (PARTITION BY crm, deal_id ORDER BY modified_at DESC NULLS LAST, version DESC) = 1
) WHERE status = 'WON' AND amount_minor IS NOT NULL AND closed_at IS NOT NULL;

-- A person is a lead once: at the earliest of their lead events and the CRM's own date.
CREATE TABLE leads AS
SELECT person, min(at_us) AS at_us FROM (
    SELECT persons.person, happenings.at_us
    FROM happenings JOIN persons ON persons.node = happenings.visitor
    WHERE happenings.type = 'TRACK' AND happenings.sale_kind IS NULL
        AND folded(happenings.name) IN ('lead', 'lead generated', 'generate_lead', 'form submitted',
            'demo requested', 'signed up', 'account created', 'trial started')
    UNION ALL
    SELECT persons.person, epoch_us(coalesce(contact.stages['lead'], contact.created_at))
    FROM (
        SELECT * FROM contacts
        QUALIFY row_number() OVER (PARTITION BY crm, contact_id
            ORDER BY modified_at DESC NULLS LAST, version DESC) = 1
    ) AS contact JOIN persons ON persons.node = '3 contact:' || contact.crm || '/' || contact.contact_id
) WHERE at_us IS NOT NULL
GROUP BY person;

CREATE TABLE conversions AS
SELECT 'order/' || order_id AS conversion, 'sale' AS kind, at_us, value_minor, currency FROM orders
UNION ALL
SELECT 'deal/' || crm || '/' || deal_id, 'sale', epoch_us(closed_at), amount_minor, currency FROM won_deals
UNION ALL
SELECT 'lead/' || person, 'lead', at_us, 0, NULL FROM leads;

CREATE TABLE people_of_conversions AS
SELECT 'order/' || order_id AS conversion, persons.person FROM orders JOIN persons ON persons.node = orders.visitor
UNION
SELECT 'deal/' || on_deal.crm || '/' || on_deal.deal_id, persons.person
FROM (SELECT crm, deal_id, unnest(contact_ids) AS contact_id FROM won_deals) AS on_deal
    JOIN persons ON persons.node = '3 contact:' || on_deal.crm || '/' || on_deal.contact_id
UNION
SELECT 'lead/' || person, person FROM leads;
