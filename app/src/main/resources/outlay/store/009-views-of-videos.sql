-- Of rows that came before nobody reported any.
ALTER TABLE spend_row ADD COLUMN video_views BIGINT;
