-- Editions are kept for good, and people may ask to be forgotten: couriers go by their ids in them, as new ones are stored.
update report_editions
set report = jsonb_set(
        jsonb_set(report, '{couriers}', coalesce(
            (select jsonb_agg(jsonb_set(entry, '{name}', entry -> 'id') order by position)
             from jsonb_array_elements(report -> 'couriers') with ordinality as entries (entry, position)), '[]')),
        '{changes}', coalesce(
            (select jsonb_agg(
                        case when entry ->> 'section' = 'COURIERS' then jsonb_set(entry, '{name}', entry -> 'row') else entry end
                        order by position)
             from jsonb_array_elements(report -> 'changes') with ordinality as entries (entry, position)), '[]'));
