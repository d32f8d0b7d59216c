import { describe, expect, it } from 'vitest';
import type { Deck, Slide } from '../../deck.ts';
import { sampleDeck } from '#test/support/sample-deck.ts';
import { isInside, overlaps, SLIDE } from './box.ts';
import { boxesOf, layoutSlide } from './layout.ts';

const LONG =
  'La Municipalidad Provincial y los comités distritales de seguridad ciudadana informan la ejecución de sus actividades programadas. '.repeat(
    4,
  );

function crowded(slide: Slide): Slide {
  return {
    ...slide,
    title: LONG.slice(0, 120),
    takeaway: [LONG.slice(0, 260)],
    notes: [[LONG.slice(0, 240)]],
    footnotes: [
      'Observación aceptada: la fuente imprime otra superficie.',
      'Observación aceptada: el total repite la suma de dos filas.',
    ],
    credits: [1, 2, 3, 4, 5].map((number) => ({
      source: `${LONG.slice(0, 90)} ${number}`,
      elaboration: LONG.slice(0, 60),
      cutOffs: { first: '2024-03-31', last: `2025-0${number}-01` },
    })),
    verification: '12 observaciones abiertas, dos de ellas graves',
  };
}

describe('layout of a slide', () => {
  const decks: readonly (readonly [string, Deck])[] = [
    ['as it is', sampleDeck],
    ['full of words', { ...sampleDeck, status: 'draft', synthetic: true, slides: sampleDeck.slides.map(crowded) }],
    [
      'bare',
      {
        ...sampleDeck,
        slides: sampleDeck.slides.map((slide) => ({ ...slide, takeaway: [], credits: [], verification: '' })),
      },
    ],
  ];

  it.each(decks)('%s: nothing overlaps or leaves the slide', (_, deck) => {
    deck.slides.forEach((slide, index) => {
      const boxes = boxesOf(layoutSlide(slide, deck, index));
      for (const [at, box] of boxes.entries()) {
        expect(isInside(box, SLIDE), `${slide.id}: ${box.name} off the slide`).toBe(true);
        expect(Math.min(box.width, box.height), `${slide.id}: ${box.name} is flat`).toBeGreaterThan(10);
        for (const other of boxes.slice(at + 1))
          expect(overlaps(box, other), `${slide.id}: ${box.name} over ${other.name}`).toBe(false);
      }
    });
  });

  it.each(decks)('%s: every text fits its box at 11 points or more', (_, deck) => {
    deck.slides.forEach((slide, index) => {
      for (const box of boxesOf(layoutSlide(slide, deck, index))) {
        if (!('fitted' in box)) continue;
        expect(box.fitted.size).toBeGreaterThanOrEqual(11);
        expect(box.fitted.height, `${slide.id}: ${box.name}`).toBeLessThanOrEqual(box.height + 0.5);
      }
    });
  });

  it('leaves the visual most of a slide that is full of words', () => {
    const [, slide] = sampleDeck.slides;
    if (!slide) throw new Error('the deck has slides');
    const layout = layoutSlide(crowded(slide), sampleDeck, 1);
    expect(layout.visuals[0]?.body.height).toBeGreaterThan(SLIDE.height / 2);
  });

  it('names every source of a slide in its footer, however many', () => {
    sampleDeck.slides.forEach((slide, index) => {
      const full = crowded(slide);
      const printed = layoutSlide(full, sampleDeck, index).credits?.fitted.paragraphs.join(' ') ?? '';
      for (const { source } of full.credits) expect(printed, slide.id).toContain(source);
    });
  });

  it('gives the first of two visuals 60 % of the width', () => {
    const slide = sampleDeck.slides[3];
    if (!slide) throw new Error('the deck has slides');
    const [first, second] = layoutSlide(slide, sampleDeck, 3).visuals;
    expect(first?.body.width).toBeCloseTo(540, 0);
    expect(second?.body.width).toBeCloseTo(360, 0);
  });
});
