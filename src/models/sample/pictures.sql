INSERT INTO pictures (source_key, source_url, file_key, color, card_width, card_height, detail_width, detail_height, created_at)
WITH RECURSIVE count(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n + 1 < {pictures})
SELECT 'sample-' || n, 'https://shop.example/' || n || '.jpg', 'sample-' || n, '#d8c8b8',
       320, 240 + n % 7 * 20, 960, 720 + n % 7 * 60, {now}
FROM count ORDER BY n
