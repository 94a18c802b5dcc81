package org.marketingmetrics.core.event.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.Seeds;

class TimelineCodecTest {
  @Property(tries = 300)
  void whatIsPackedIsUnpackedAsItWas(@ForAll long seed) {
    for (TimelineBlock block : TimelineBlocks.of(new RandomEvents(seed).list(200)).values()) {
      TimelineBlock unpacked = TimelineCodec.unpack(TimelineCodec.pack(block));

      assertThat(unpacked.month()).isEqualTo(block.month());
      assertThat(events(unpacked)).isEqualTo(events(block));
    }
  }

  @Property(tries = 300)
  void blocksHoldEveryEventInOrder(@ForAll long seed) {
    List<Event> events = new RandomEvents(seed).list(200);
    List<String> found = new ArrayList<>();
    TimelineBlocks.of(events)
        .forEach(
            (id, block) ->
                events(block)
                    .forEach(
                        event -> {
                          assertThat(BlockId.of(event.subject(), event.at())).isEqualTo(id);
                          found.add(event.toString());
                        }));

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            events.stream().map(e -> withoutId(e).toString()).toList());
  }

  /** However events are spread over blocks, together they are what one block of all would be. */
  @Property(tries = 300)
  void mergedBlocksAreTheBlockOfAllTheirEvents(@ForAll long seed) {
    List<Event> events = new RandomEvents(seed).list(200);
    Random random = Seeds.random(seed);
    List<List<Event>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    events.forEach(event -> parts.get(random.nextInt(3)).add(event));
    List<SortedMap<BlockId, TimelineBlock>> blocks =
        parts.stream().map(TimelineBlocks::of).toList();
    TieOrder ties =
        (subject, at) ->
            events.stream()
                .filter(event -> event.subject().equals(subject) && event.at() == at)
                .sorted(Comparator.comparing(Event::id))
                .toList();

    TimelineBlocks.of(events)
        .forEach(
            (id, whole) -> {
              List<TimelineBlock> some =
                  blocks.stream().filter(b -> b.containsKey(id)).map(b -> b.get(id)).toList();
              assertThat(events(BlockMerge.merge(some, ties))).isEqualTo(events(whole));
            });
  }

  @Example
  void anyChangedByteIsNoticed() {
    byte[] chunk =
        TimelineCodec.pack(
            TimelineBlocks.of(new RandomEvents(1).list(400)).values().iterator().next());
    for (int i = 0; i < chunk.length; i++) {
      byte[] damaged = chunk.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> TimelineCodec.unpack(damaged))
          .isInstanceOf(DamagedChunkException.class);
    }
    for (int length = 0; length < chunk.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(chunk, length);
      assertThatThrownBy(() -> TimelineCodec.unpack(cut)).isInstanceOf(DamagedChunkException.class);
    }
  }

  @Example
  void aPersonIsFoundByName() {
    for (TimelineBlock block : TimelineBlocks.of(new RandomEvents(2).list(400)).values()) {
      for (int i = 0; i < block.subjects().count(); i++) {
        assertThat(block.subjects().find(block.subjects().name(i))).isEqualTo(i);
      }
      assertThat(block.subjects().find("nobody")).isNegative();
    }
  }

  /** Part of what is stored: a change of the keys would lose people in their buckets. */
  @Example
  void keysNeverChange() {
    assertThat(Subjects.key("person-1")).isEqualTo(KEY_OF_PERSON_1);
    assertThat(Subjects.bucket("person-1")).isEqualTo((int) (KEY_OF_PERSON_1 >>> 58));
  }

  private static final long KEY_OF_PERSON_1 = 4_849_531_873_555_852_817L;

  private static List<Event> events(TimelineBlock block) {
    List<Event> events = new ArrayList<>();
    for (int person = 0; person < block.subjects().count(); person++) {
      for (int i = block.subjects().start(person); i < block.subjects().end(person); i++) {
        events.add(block.event(i, block.subjects().name(person), ""));
      }
    }
    return events;
  }

  private static Event withoutId(Event event) {
    return new Event(
        event.subject(),
        event.at(),
        "",
        event.kind(),
        event.campaign(),
        event.channel(),
        event.page(),
        event.clickId(),
        event.value(),
        event.properties(),
        event.serverSide());
  }
}
