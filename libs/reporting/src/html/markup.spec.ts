import { describe, expect, it } from '@jest/globals';
import { escapeHtml, markup } from './markup.js';

describe('markup', () => {
  it('escapes every value, also in lists and attributes', () => {
    const nasty = `<script>alert('1')</script> & "x"`;
    expect(markup`<p title="${nasty}">${[nasty, 3]}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;">' +
        '&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;3</p>',
    );
  });

  it('keeps markup that was made by a template', () => {
    expect(markup`<ul>${['a', 'b'].map((item) => markup`<li>${item}</li>`)}</ul>`.text).toBe(
      '<ul><li>a</li><li>b</li></ul>',
    );
  });

  it('drops what HTML cannot hold', () => {
    expect(escapeHtml('a\u0000\u001bb\ud800c\n')).toBe('ab\ufffdc\n');
  });
});
