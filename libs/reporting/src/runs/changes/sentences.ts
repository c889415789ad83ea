import type { Texts } from '../../text/index.js';
import type { Against, Finding } from './findings.js';

/** What changed, in sentences; one that says so when there is nothing to stand beside. */
export function sentencesOf(findings: readonly Finding[], texts: Texts): string[] {
  if (findings.length === 0) return [texts.say('changes.none')];
  const few = findings.find((one) => one.kind === 'orders' && one.isWeak);
  const said = findings.map((finding) => sentence(finding, texts));
  if (!few) return said;
  return [...said, texts.say('changes.few', { count: few.n, n: texts.format.count(few.n) })];
}

function sentence(finding: Finding, texts: Texts): string {
  const { format } = texts;
  switch (finding.kind) {
    case 'revenue':
      return texts.say('changes.revenue', { value: format.money(finding.now), ...changes(finding, texts) });
    case 'orders':
    case 'customers':
      return texts.say(`changes.${finding.kind}`, {
        count: Number(finding.now),
        n: format.count(finding.now),
        ...changes(finding, texts),
      });
    case 'segment':
      return segmentSentence(finding, texts);
    case 'audience':
      return texts.say(finding.now > finding.before ? 'changes.audienceGrew' : 'changes.audienceShrank', {
        name: finding.subject,
        now: format.count(finding.now),
        n: format.count(Math.abs(finding.now - finding.before)),
      });
    case 'step':
      return stepSentence(finding, texts);
  }
}

function segmentSentence(finding: Finding & { kind: 'segment' }, texts: Texts): string {
  const difference = finding.now - Number(finding.against[0]!.before);
  return texts.say(difference > 0 ? 'changes.segmentGrew' : 'changes.segmentShrank', {
    segment: texts.segment(finding.subject),
    n: texts.format.count(Math.abs(difference)),
    now: texts.format.count(finding.now),
    change: againstText(finding.against[0]!, texts),
  });
}

function stepSentence(finding: Finding & { kind: 'step' }, texts: Texts): string {
  const points = (finding.now - finding.before) * 100;
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  const doubt = finding.isWeak ? 'changes.stepWeak' : finding.isClear ? undefined : 'changes.stepChance';
  const said = texts.say('changes.step', {
    n: texts.format.count(finding.n),
    from: texts.event(finding.from),
    label: texts.event(finding.subject),
    share: texts.format.ratio(finding.now),
    points: `${sign}${texts.format.decimal(Math.abs(points))}`,
    when: texts.say(`changes.when.${finding.comparison}`),
  });
  return doubt ? `${said}${texts.say('report.sentenceGap')}${texts.say(doubt)}` : said;
}

function changes({ against }: { against: readonly Against[] }, texts: Texts): { changes: string } {
  return { changes: texts.list(against.map((one) => againstText(one, texts))) };
}

function againstText({ comparison, growth }: Against, texts: Texts): string {
  const when = texts.say(`changes.when.${comparison}`);
  if (growth === null) return texts.say('changes.againstNothing', { when });
  return texts.say('changes.against', { change: texts.format.change(growth), when });
}
