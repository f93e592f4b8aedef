"""How the comparison's HTML looks."""

STYLE = """\
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#1d2329;--soft:#59636e;--line:#d0d7de;--paper:#fff;--back:#f4f6f8;--act:#0b57d0;
--del:#a40e26;--del-back:#ffe5e8;--ins:#0a5c2b;--ins-back:#dcf5e3;--move:#5b3a9e;
--move-back:#efe8fb;--mat:#8a4b00;--mat-back:#fff1d6;--top:3.4rem;
font:16px/1.75 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;
color:var(--ink);background:var(--back);-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,h4,p,ol,ul,dl,dd{margin:0;padding:0}
a{color:var(--act);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--act);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99em}
.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:.4rem .8rem;z-index:9}
.head{background:var(--paper);border-bottom:1px solid var(--line);padding:1rem 1.25rem .75rem}
.head h1{font-size:1.3rem;line-height:1.5}
.sum{font-size:1.05rem}
.sum b{font-size:1.25em;padding:0 .1em}
.sum .m{color:var(--mat)}
.sides{color:var(--soft);font-size:.875rem}
.sides>*{display:inline-block;margin-right:.75rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;position:sticky;top:0;
z-index:3;background:var(--paper);border-bottom:1px solid var(--line);padding:.5rem 1.25rem;
font-size:.875rem;min-height:var(--top)}
.tools label{display:inline-flex;gap:.35rem;align-items:center}
.tools select,.tools input[type=search],.tools button{font:inherit;color:inherit;height:2.25rem;
padding:0 .6rem;border:1px solid #8c959f;border-radius:6px;background:#fff;max-width:15rem}
.tools input[type=checkbox]{width:1.15rem;height:1.15rem;margin:0}
.tools button{cursor:pointer}
.tools button:hover{background:var(--back)}
.at{min-width:6.5em;color:var(--soft)}
.page{display:grid;grid-template-columns:21rem minmax(0,1fr);align-items:start}
.list{position:sticky;top:var(--top);max-height:calc(100vh - var(--top));overflow-y:auto;
border-right:1px solid var(--line);background:var(--paper);font-size:.875rem;line-height:1.6}
.list>summary,.list h2{font-size:.875rem;padding:.6rem 1rem;color:var(--soft);font-weight:400}
.list ol{list-style:none}
.list li a{display:block;padding:.55rem 1rem;color:inherit;text-decoration:none;
border-top:1px solid var(--line);border-left:4px solid transparent}
.list li a:hover{background:var(--back)}
.list li.now a{background:#e8f0fe;border-left-color:var(--act)}
.no{color:var(--soft);font-variant-numeric:tabular-nums}
.ty{font-weight:600}
.we{font-size:.75rem;border-radius:4px;padding:.05rem .4rem;border:1px solid var(--line);
color:var(--soft);white-space:nowrap}
.we.m{color:var(--mat);background:var(--mat-back);border-color:#e2b565;font-weight:600}
.wh,.why{display:block;color:var(--soft)}
.ba{display:block;overflow-wrap:anywhere}
.text{padding:0 1.25rem 4rem;min-width:0}
.cols,.l{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.cols>*{padding:0 1.75rem}
.cols{color:var(--soft);font-size:.875rem;padding:.75rem 0 .25rem}
.ch{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.5rem 1rem;
margin:.75rem 0}
.l{scroll-margin-top:calc(var(--top) + 1rem)}
.l>*{min-width:0;overflow-wrap:anywhere;white-space:pre-wrap;margin:0;padding:.2rem .75rem}
.l>.o{border-right:1px solid var(--line)}
.l.s{color:var(--soft)}
.l.s>.h1,.l.s>.h2,.l.s>.h3{color:var(--ink)}
.l.c{background:#fbfcfd;border-left:4px solid #8c959f;margin:.6rem 0 .6rem -.5rem;
padding:.35rem 0 .35rem .25rem;border-radius:4px;box-shadow:0 0 0 1px var(--line)}
.l.c.k{margin-top:-.6rem;border-top-left-radius:0}
.l.c.m{border-left-color:#c77700}
.l.now{box-shadow:0 0 0 3px var(--act)}
.l>.t{grid-column:1/-1;font-size:.8125rem;line-height:1.6;display:flex;flex-wrap:wrap;
gap:.1rem .6rem;white-space:normal;padding-bottom:0}
.h1{font-weight:700;font-size:1.1rem}
.h2,.h3,.h4,.h5,.h6{font-weight:700}
.no-side{color:var(--soft)}
.note::before{content:"注 ";color:var(--soft)}
del{color:var(--del);background:var(--del-back);text-decoration:line-through 1.5px}
ins{color:var(--ins);background:var(--ins-back);text-decoration:underline 1.5px;
text-underline-offset:.2em}
del,ins{border-radius:2px;padding:0 1px;box-decoration-break:clone;
-webkit-box-decoration-break:clone}
.mv{color:var(--move);background:var(--move-back);border-left:3px double var(--move)}
.l>.mvo{text-decoration:line-through 1px}
.go{font-size:.8125rem;text-decoration:underline;display:inline-block}
.row{display:table;table-layout:fixed;width:100%;border-collapse:collapse;padding:0;
white-space:normal;line-height:1.6;font-size:.9375rem}
.l>.rw{padding:0 .75rem}
.row td,.row th{border:1px solid #afb8c1;padding:.2rem .4rem;vertical-align:top;font-weight:400;
text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
.row th{background:var(--back);font-weight:600}
.l.s .row{margin-top:-1px}
.off del,.off ins{color:inherit;background:none;text-decoration:none}
.off.l.c{border-left-color:transparent;box-shadow:none;background:none}
.off>.t{display:none}
details.f>summary{cursor:pointer;color:var(--soft);font-size:.875rem;padding:.25rem .5rem;
text-align:center;border-top:1px dashed var(--line);border-bottom:1px dashed var(--line);
margin:.35rem 0;list-style:none}
details.f>summary::-webkit-details-marker{display:none}
details.f>summary::after{content:"（展开）"}
details.f[open]>summary::after{content:"（收起）"}
details.f>summary:hover{background:var(--back)}
.left{background:var(--mat-back);border:1px solid #e2b565;border-radius:8px;padding:.6rem 1rem;
margin:1rem 0}
.left ul{padding-left:1.3rem}
dialog{border:1px solid var(--line);border-radius:10px;padding:1.25rem 1.5rem;max-width:30rem}
dialog::backdrop{background:rgb(0 0 0/.35)}
dialog h2{font-size:1.1rem;margin-bottom:.5rem}
dialog dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem;margin-bottom:1rem}
kbd{font:.875rem/1.4 ui-monospace,Consolas,monospace;border:1px solid #8c959f;border-radius:4px;
padding:.05rem .4rem;background:var(--back)}
[hidden]{display:none!important}
@media (max-width:60rem){
.page{grid-template-columns:minmax(0,1fr)}
.list{position:static;max-height:45vh;border-right:0;border-bottom:1px solid var(--line)}
}
@media (max-width:45rem){
.head,.tools{padding-left:1rem;padding-right:1rem}
.tools{position:static}
.tools label,.tools input[type=search],.tools select{flex:1 1 9rem;max-width:none;min-width:0}
.steps{position:fixed;left:0;right:0;bottom:0;z-index:4;display:flex;gap:.5rem;
align-items:center;justify-content:center;background:var(--paper);padding:.5rem 1rem;
border-top:1px solid var(--line)}
.text{padding:0 .6rem 5rem}
.ch{padding:.35rem .6rem}
.cols,.l{grid-template-columns:minmax(0,1fr)}
.cols{display:none}
.l{scroll-margin-top:1rem}
.l>*{padding:.2rem .5rem}
.l>.o{border-right:0}
.l>.rw{padding:0 .5rem}
.l.s>.o:not(:only-child){display:none}
.l.c>.o:not(.none)::before{content:"旧 ";color:var(--soft);font-size:.75rem;font-weight:400}
.l.c>.n:not(.none)::before{content:"新 ";color:var(--soft);font-size:.75rem;font-weight:400}
.l>.none{display:none}
.row{font-size:.875rem}
.row td,.row th{padding:.15rem .25rem}
}
@media (min-width:45.01rem){.steps{display:flex;gap:.5rem;align-items:center;margin-left:auto}}
@media print{
@page{size:A4 landscape;margin:14mm}
:root{font-size:10.5pt;background:#fff}
.tools,.skip,dialog,.go{display:none!important}
.page{display:block}
.list{position:static;max-height:none;overflow:visible;border:0;break-after:page}
.list ol{columns:2;column-gap:2rem}
.list li a{break-inside:avoid;padding-left:0}
.ch{border:0;padding:0}
.l.c{break-inside:avoid;box-shadow:none;background:none}
.l.now{box-shadow:none}
:focus-visible{outline:0}
.list li.now a{background:none;border-left-color:transparent}
.l.off{display:grid}
details.f>summary::after{content:none!important}
del,ins,.mv,.we,.row th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""
"""The style sheet; colours go with strokes, underlines and words, never alone."""
