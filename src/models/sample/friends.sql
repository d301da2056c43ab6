INSERT INTO connections (low_id, high_id, actor_id, state, created_at, updated_at)
WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {steps}),
people(id, n) AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 FROM users WHERE email LIKE '%{domain}')
SELECT CASE WHEN one.id < other.id THEN one.id ELSE other.id END,
       CASE WHEN one.id < other.id THEN other.id ELSE one.id END,
       one.id, 'accepted', {now} - count.n, {now} - count.n
FROM people one CROSS JOIN count JOIN people other ON other.n = (one.n + count.n * {stride}) % {users}
WHERE one.id <> other.id AND count.n <= {steps}
ON CONFLICT DO NOTHING
