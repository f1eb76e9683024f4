-- One row a publisher: how many of its standards the vault names, how often, and which one most.
create view standards_by_publisher as

with

works as (

    select * from standards

),

mentions as (

    select * from standard_mentions
    where standard_id is not null

),

citing_notes as (

    select
        works.publisher,
        count(distinct mentions.entity_id) as entity_count

    from works
    join mentions on mentions.standard_id = works.standard_id
    group by works.publisher

),

publishers as (

    select
        publisher,
        count(*) as standard_count,
        cast(sum(mention_count) as bigint) as mention_count,
        string_agg(standard_id, ', ' order by standard_id) as standards

    from works
    group by publisher

),

ranked as (

    select
        publisher,
        standard_id,
        row_number() over (
            partition by publisher
            order by entity_count desc, mention_count desc, standard_id
        ) as standing

    from works

),

joined as (

    select
        publishers.publisher,
        publishers.standard_count,
        publishers.mention_count,
        coalesce(citing_notes.entity_count, 0) as entity_count,
        ranked.standard_id as most_cited_standard_id,
        publishers.standards

    from publishers
    join ranked on ranked.publisher = publishers.publisher and ranked.standing = 1
    left join citing_notes on citing_notes.publisher = publishers.publisher

)

select * from joined
order by standard_count desc, publisher;

comment on view standards_by_publisher is
    'One row a publisher: its standards that the vault names, how often, in how many notes, and which one most.';
