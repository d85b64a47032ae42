"""Frozen data of Unicode CLDR 48.2.0: language matching, plural rules and number formats.

Written by `tests/locales/freeze_cldr_formats.py` from the npm packages cldr-core and cldr-numbers-full; tests compare it with ICU.
Sources: UTS #35, "Language Matching" (written-new), "Language Plural Rules" and "Number Elements".
"""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = """
nb=no:1 hr=bs:4 sh=bs:4 sh=hr:4 sh=sr:4 ssy=aa:4 gsw>de:4 lb>de:4 da=no:8 da=nb:8 ab>ru:30 ach>en:30 af>en:20
ak>en:30 am>en:30 ay>es:20 az>ru:30 bal>ur:20 be>ru:20 bem>en:30 bh>hi:30 bn>en:30 bo>zh:20 br>fr:20 ca>es:20
ceb>fil:30 chr>en:20 ckb>ar:30 co>fr:20 crs>fr:20 cs=sk:20 cy>en:20 ee>en:30 eo>en:30 eu>es:20 fo>da:20
fy>nl:20 ga>en:20 gaa>en:30 gd>en:20 gl>es:20 gn>es:20 gu>hi:30 ha>en:30 haw>en:20 ht>fr:20 hy>ru:30 ia>en:30
ig>en:30 is>en:20 jv>id:20 ka>en:30 kg>fr:30 kk>ru:30 km>en:30 kn>en:30 kri>en:30 ku>tr:30 ky>ru:30 la>it:20
lg>en:30 ln>fr:30 lo>en:30 loz>en:30 lua>fr:30 mai>hi:20 mfe>en:30 mg>fr:30 mi>en:20 ml>en:30 mn>ru:30
mr>hi:30 ms>id:30 mt>en:30 my>en:30 ne>en:30 nn=nb:20 nn=no:20 nso>en:30 ny>en:30 nyn>en:30 oc>fr:20 om>en:30
or>en:30 pa>en:30 pcm>en:20 ps>en:30 qu>es:30 rm>de:20 rn>en:30 rw>fr:30 sa>hi:30 scn>it:20 sd>en:30 si>en:30
sn>en:30 so>en:30 sq>en:30 st>en:30 su>id:20 sw>en:30 ta>en:30 te>en:30 tg>ru:30 ti>en:30 tk>ru:30 tlh>en:30
tn>en:30 to>en:30 tt>ru:30 tum>en:30 ug>zh:20 ur>en:30 uz>ru:30 wo>fr:30 xh>en:30 yi>en:30 yo>en:30 za>zh:20
zu>en:30 aao>ar:10 abh>ar:10 abv>ar:10 acm>ar:10 acq>ar:10 acw>ar:10 acx>ar:10 acy>ar:10 adf>ar:10 aeb>ar:10
aec>ar:10 afb>ar:10 apc>ar:10 apd>ar:10 arq>ar:10 ars>ar:10 ary>ar:10 arz>ar:10 auz>ar:10 avl>ar:10 ayh>ar:10
ayl>ar:10 ayn>ar:10 ayp>ar:10 bbz>ar:10 pga>ar:10 shu>ar:10 ssh>ar:10 azb>az:10 vro>et:10 ffm>ff:10 fub>ff:10
fue>ff:10 fuf>ff:10 fuh>ff:10 fui>ff:10 fuq>ff:10 fuv>ff:10 gnw>gn:10 gui>gn:10 gun>gn:10 nhd>gn:10 ikt>iu:10
enb>kln:10 eyo>kln:10 niq>kln:10 oki>kln:10 pko>kln:10 sgc>kln:10 tec>kln:10 tuy>kln:10 knn>kok:10 gkp>kpe:10
ida>luy:10 lkb>luy:10 lko>luy:10 lks>luy:10 lri>luy:10 lrm>luy:10 lsm>luy:10 lto>luy:10 lts>luy:10 lwg>luy:10
nle>luy:10 nyd>luy:10 rag>luy:10 ltg>lv:10 bhr>mg:10 bjq>mg:10 bmm>mg:10 bzc>mg:10 msh>mg:10 skg>mg:10
tdx>mg:10 tkg>mg:10 txy>mg:10 xmv>mg:10 xmw>mg:10 mvf>mn:10 bjn>ms:10 btj>ms:10 bve>ms:10 bvu>ms:10 coa>ms:10
dup>ms:10 hji>ms:10 id>ms:10 jak>ms:10 jax>ms:10 kvb>ms:10 kvr>ms:10 kxd>ms:10 lce>ms:10 lcf>ms:10 liw>ms:10
max>ms:10 meo>ms:10 mfa>ms:10 mfb>ms:10 min>ms:10 mqg>ms:10 msi>ms:10 mui>ms:10 orn>ms:10 ors>ms:10 pel>ms:10
pse>ms:10 tmw>ms:10 urk>ms:10 vkk>ms:10 vkt>ms:10 xmm>ms:10 zlm>ms:10 zmi>ms:10 dty>ne:10 gax>om:10 hae>om:10
orc>om:10 spv>or:10 pbt>ps:10 pst>ps:10 qub>qu:10 qud>qu:10 quf>qu:10 qug>qu:10 quh>qu:10 quk>qu:10 qul>qu:10
qup>qu:10 qur>qu:10 qus>qu:10 quw>qu:10 qux>qu:10 quy>qu:10 qva>qu:10 qvc>qu:10 qve>qu:10 qvh>qu:10 qvi>qu:10
qvj>qu:10 qvl>qu:10 qvm>qu:10 qvn>qu:10 qvo>qu:10 qvp>qu:10 qvs>qu:10 qvw>qu:10 qvz>qu:10 qwa>qu:10 qwc>qu:10
qwh>qu:10 qws>qu:10 qxa>qu:10 qxc>qu:10 qxh>qu:10 qxl>qu:10 qxn>qu:10 qxo>qu:10 qxp>qu:10 qxr>qu:10 qxt>qu:10
qxu>qu:10 qxw>qu:10 sdc>sc:10 sdn>sc:10 sro>sc:10 aae>sq:10 aat>sq:10 aln>sq:10 aii>syr:10 uzs>uz:10 yih>yi:10
cdo>zh:10 cjy>zh:10 cnp>zh:10 cpx>zh:10 csp>zh:10 czh>zh:10 czo>zh:10 gan>zh:10 hak>zh:10 hnm>zh:10 hsn>zh:10
luh>zh:10 lzh>zh:10 mnp>zh:10 nan>zh:10 sjc>zh:10 wuu>zh:10 yue>zh:10
"""
"""Desired language, `>` (one way) or `=` (both ways), supported language: distance."""

SCRIPTS: Final = """
am-Ethi>en-Latn:10 az-Latn>ru-Cyrl:10 bn-Beng>en-Latn:10 bo-Tibt>zh-Hans:10 hy-Armn>ru-Cyrl:10
ka-Geor>en-Latn:10 km-Khmr>en-Latn:10 kn-Knda>en-Latn:10 lo-Laoo>en-Latn:10 ml-Mlym>en-Latn:10
my-Mymr>en-Latn:10 ne-Deva>en-Latn:10 or-Orya>en-Latn:10 pa-Guru>en-Latn:10 ps-Arab>en-Latn:10
sd-Arab>en-Latn:10 si-Sinh>en-Latn:10 ta-Taml>en-Latn:10 te-Telu>en-Latn:10 ti-Ethi>en-Latn:10
tk-Latn>ru-Cyrl:10 ur-Arab>en-Latn:10 uz-Latn>ru-Cyrl:10 yi-Hebr>en-Latn:10 sr-Latn=sr-Cyrl:5
za-Latn>zh-Hans:10 zh-Hani>zh-Hans:20 zh-Hani>zh-Hant:20 ar-Latn>ar-Arab:20 bn-Latn>bn-Beng:20
gu-Latn>gu-Gujr:20 hi-Latn>hi-Deva:20 kn-Latn>kn-Knda:20 ml-Latn>ml-Mlym:20 mr-Latn>mr-Deva:20
ta-Latn>ta-Taml:20 te-Latn>te-Telu:20 zh-Latn>zh-Hans:20 ja-Latn>ja-Jpan:5 ja-Hani>ja-Jpan:5 ja-Hira>ja-Jpan:5
ja-Kana>ja-Jpan:5 ja-Hrkt>ja-Jpan:5 ja-Hira>ja-Hrkt:5 ja-Kana>ja-Hrkt:5 ko-Hani>ko-Kore:5 ko-Hang>ko-Kore:5
ko-Jamo>ko-Kore:5 ko-Jamo>ko-Hang:5
"""
"""The same for languages with their scripts."""

ALIASES: Final = """
aam=aas aar=aa abk=ab adp=dz afr=af agp=apf ais=ami ajp=apc ajt=aeb aju=jrb aka=ak alb=sq als=sq amh=am ara=ar
arb=ar arg=an arm=hy asd=snz asm=as aue=ktz ava=av ave=ae aym=ay ayr=ay ayx=nun aze=az azj=az bak=ba bam=bm
baq=eu baz=nvo bcc=bal bcl=bik bel=be ben=bn bgm=bcg bh=bho bhk=fbl bic=bir bih=bho bis=bi bjd=drl bjq=bzc
bkb=ebk blg=iba bod=bo bos=bs bre=br btb=beb bul=bg bur=my bxk=luy bxr=bua cat=ca ccq=rki ces=cs cha=ch che=ce
chi=zh chu=cu chv=cv cjr=mom cka=cmr cld=syr cls=sa cmk=xch cmn=zh cor=kw cos=co coy=pij cqu=quh cre=cr cwd=cr
cym=cy cze=cs daf=dnj dan=da dap=njz dek=sqm deu=de dgo=doi dhd=mwr dik=din diq=zza dit=dif div=dv djl=dze
dkl=aqd drh=mn drr=kzk dud=uth duj=dwu dut=nl dwl=dbt dzo=dz ekk=et ell=el elp=amq emk=man eng=en epo=eo
esk=ik est=et eus=eu ewe=ee fao=fo fas=fa fat=ak fij=fj fin=fi fra=fr fre=fr fry=fy fuc=ff ful=ff gav=dev
gaz=om gbc=wny gbo=grb geo=ka ger=de gfx=vaj ggn=gvr ggo=esg ggr=gtu gio=aou gla=gd gle=ga glg=gl gli=kzk
glv=gv gno=gon gom=kok gre=el grn=gn gti=nyc gug=gn guj=gu guv=duz gya=gba hat=ht hau=ha hbs=sr-Latn hdn=hai
hea=hmn heb=he her=hz him=srx hin=hi hmo=ho hrr=jal hrv=hr hun=hu hye=hy ibi=opa ibo=ig ice=is ido=io iii=ii
ike=iu iku=iu ile=ie ill=ilm ilw=gal in=id ina=ia ind=id ipk=ik isl=is ita=it iw=he izi=eza jar=jgk jav=jv
jeg=oyb ji=yi jpn=ja jw=jv kal=kl kan=kn kas=ks kat=ka kau=kr kaz=kk kdv=zkd kgc=tdf kgd=ncq kgh=kml kgm=plu
khk=mn khm=km kik=ki kin=rw kir=ky kmr=ku knc=kr kng=kg koj=kwv kom=kv kon=kg kor=ko kpp=jkm kpv=kv krm=bmf
ktr=dtp kua=kj kur=ku kvs=gdj kwq=yam kxe=tvd kxl=kru kzh=dgl kzj=dtp kzt=dtp lak=ksp lao=lo lat=la lav=lv
lbk=bnc leg=enl lii=raq lim=li lin=ln lit=lt llo=ngt lmm=rmx ltz=lb lub=lu lug=lg lvs=lv mac=mk mah=mh mal=ml
mao=mi mar=mr may=ms meg=cir mgx=jbk mhr=chm mkd=mk mlg=mg mlt=mt mnt=wnn mo=ro mof=xnt mol=ro mon=mn mri=mi
msa=ms mst=mry mup=raj mwd=dmw mwj=vaj mya=my myd=aog myt=mry nad=xny nau=na nav=nv nbf=nru nbl=nr nbx=gll
ncp=kdz nde=nd ndo=ng nep=ne nld=nl nln=azd nlr=nrk nno=nn nns=nbr nnx=ngv nob=nb nom=cbr noo=dtd nor=no
npi=ne nte=eko nts=pij nxu=bpp nya=ny oci=oc ojg=oj oji=oj ori=or orm=om ory=or oss=os oun=vaj pan=pa pat=kxr
pbu=ps pcr=adx per=fa pes=fa pli=pi plt=mg pmc=huw pmk=crr pmu=phr pnb=lah pol=pl por=pt ppa=bfy ppr=lcq
prp=gu pry=prt pus=ps puz=pub que=qu quz=qu rmr=emx rmy=rom roh=rm ron=ro rum=ro run=rn rus=ru sag=sg san=sa
sap=aqt sca=hle scc=sr scr=hr sgl=isk sh=sr-Latn sin=si skk=oyb slk=sk slo=sk slv=sl smd=kmb sme=se smo=sm
sna=sn snb=iba snd=sd som=so sot=st spa=es spy=kln sqi=sq src=sc srd=sc srp=sr ssw=ss sul=sgd sum=ulw sun=su
swa=sw swe=sv swh=sw szd=umi tah=ty tam=ta tat=tt tdu=dtp tel=te tgg=bjp tgk=tg tgl=fil tha=th thc=tpo thw=ola
thx=oyb tib=bo tid=itd tie=ras tir=ti tkk=twm tl=fil tlw=weo tmk=tdg tmp=tyj tne=kak ton=to tpw=tpn tsf=taj
tsn=tn tso=ts ttq=tmh tuk=tk tur=tr tw=ak twi=ak uig=ug ukr=uk umu=del unp=wro uok=ema urd=ur uzb=uz uzn=uz
ven=ve vie=vi vol=vo wel=cy wgw=wgb wit=nol wiw=nwo wln=wa wol=wo xba=cax xho=xh xia=acn xkh=waw xpe=kpe
xrq=dmw xsj=suj xsl=den xss=zko ybd=rki ydd=yi yen=ynq yid=yi yiy=yrm yma=lrr ymt=mtm yor=yo yos=zom yuu=yug
zai=zap zha=za zho=zh zir=scv zkb=kjh zsm=ms zul=zu zyb=za
"""
"""Language subtag = what replaces it."""

AMERICAS: Final = """
003 005 013 019 021 029 419 AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP
GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI
"""
"""Regions of UN M.49 019, with those that contain them."""

CARDINALS: Final[tuple[tuple[str, str], ...]] = (
    (
        "",
        "bm bo dz hnj id ig ii ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi und vi wo yo yue zh",
    ),
    ("one: i = 0 or n = 1", "am as bn doi fa gu hi kn kok kok-Latn pcm zu"),
    ("one: i = 0 or n = 1; few: n = 2..10", "shi"),
    ("one: i = 0,1", "ff hy kab"),
    ("one: i = 0,1; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "fr"),
    ("one: i = 0..1; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "pt"),
    ("one: i = 1 and v = 0 or i = 0 and v != 0; two: i = 2 and v = 0", "he"),
    ("one: i = 1 and v = 0", "ast de en et fi fy gl ia ie io lij nl sc sv sw ur yi"),
    ("one: i = 1 and v = 0; few: i = 2..4 and v = 0; many: v != 0", "cs sk"),
    ("one: i = 1 and v = 0; few: v != 0 or n = 0 or n != 1 and n % 100 = 1..19", "mo ro"),
    (
        "one: i = 1 and v = 0; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14; many: v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
        "pl",
    ),
    (
        "one: i = 1 and v = 0; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5",
        "ca it lld pt-PT scn vec",
    ),
    (
        "one: n % 10 = 1 and n % 100 != 11,71,91; two: n % 10 = 2 and n % 100 != 12,72,92; few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99; many: n != 0 and n % 1000000 = 0",
        "br",
    ),
    ("one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19; many: f != 0", "lt"),
    (
        "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
        "be",
    ),
    (
        "one: n % 10 = 1 and n % 100 != 11; two: n = 2; few: n != 2 and n % 10 = 2..9 and n % 100 != 11..19; many: f != 0",
        "sgs",
    ),
    ("one: n = 0,1 or i = 0 and f = 1", "si"),
    ("one: n = 0..1 or n = 11..99", "tzm"),
    ("one: n = 0..1", "ak bho csw guw ln mg nso pa ti wa"),
    ("one: n = 1 or t != 0 and i = 0,1", "da"),
    (
        "one: n = 1",
        "af an asa az bal bem bez bg brx ce cgg chr ckb dv ee el eo eu fo fur gsw ha haw hu jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg mas mgo ml mn mr nah nb nd ne nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sd sdh seh sn so sq ss ssy st syr ta te teo tig tk tn tr ts ug uz ve vo vun wae xh xog",
    ),
    ("one: n = 1,11; two: n = 2,12; few: n = 3..10,13..19", "gd"),
    ("one: n = 1; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "es"),
    ("one: n = 1; two: n = 2", "iu naq sat se sma smi smj smn sms"),
    ("one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19", "mt"),
    ("one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10", "ga"),
    ("one: t = 0 and i % 10 = 1 and i % 100 != 11 or t % 10 = 1 and t % 100 != 11", "is"),
    ("one: v = 0 and i % 10 = 1 and i % 100 != 11 or f % 10 = 1 and f % 100 != 11", "mk"),
    (
        "one: v = 0 and i % 10 = 1 and i % 100 != 11 or f % 10 = 1 and f % 100 != 11; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or f % 10 = 2..4 and f % 100 != 12..14",
        "bs hr sh sr",
    ),
    (
        "one: v = 0 and i % 10 = 1 and i % 100 != 11; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14; many: v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
        "ru uk",
    ),
    (
        "one: v = 0 and i % 10 = 1; two: v = 0 and i % 10 = 2; few: v = 0 and i % 100 = 0,20,40,60,80; many: v != 0",
        "gv",
    ),
    (
        "one: v = 0 and i % 100 = 1 or f % 100 = 1; two: v = 0 and i % 100 = 2 or f % 100 = 2; few: v = 0 and i % 100 = 3..4 or f % 100 = 3..4",
        "dsb hsb",
    ),
    ("one: v = 0 and i % 100 = 1; two: v = 0 and i % 100 = 2; few: v = 0 and i % 100 = 3..4 or v != 0", "sl"),
    ("one: v = 0 and i = 1,2,3 or v = 0 and i % 10 != 4,6,9 or v != 0 and f % 10 != 4,6,9", "ceb fil tl"),
    (
        "zero: n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1",
        "lv prg",
    ),
    ("zero: n = 0; one: i = 0,1 and n != 0", "lag"),
    ("zero: n = 0; one: n = 1", "blo cv ksh"),
    (
        "zero: n = 0; one: n = 1; two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000 or n != 0 and n % 1000000 = 100000; few: n % 100 = 3,23,43,63,83; many: n != 1 and n % 100 = 1,21,41,61,81",
        "kw",
    ),
    ("zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99", "ar ars"),
    ("zero: n = 0; one: n = 1; two: n = 2; few: n = 3; many: n = 6", "cy"),
)
"""Plural rules as CLDR writes them, and the locales that have them."""

ORDINALS: Final[tuple[tuple[str, str], ...]] = (
    (
        "",
        "af am an ar ast bg bs ce cs cv da de dsb el es et eu fa fi fy gl gsw he hr hsb ia id ie is ja km kn ko ky lt lv ml mn my nb nl no pa pl prg ps pt ru sd sh si sk sl sr sw ta te th tpi tr und ur uz yue zh zu",
    ),
    ("few: n % 10 = 2,3 and n % 100 != 12,13", "be"),
    ("few: n % 10 = 3 and n % 100 != 13", "uk"),
    ("few: n % 10 = 6,9 or n = 10", "tk"),
    ("many: n % 10 = 6 or n % 10 = 9 or n % 10 = 0 and n != 0", "kk"),
    ("many: n = 11,8,80,800", "it lld sc vec"),
    ("many: n = 11,8,80..89,800..899", "lij scn"),
    (
        "one: i % 10 = 1 and i % 100 != 11; two: i % 10 = 2 and i % 100 != 12; many: i % 10 = 7,8 and i % 100 != 17,18",
        "mk",
    ),
    (
        "one: i % 10 = 1,2,5,7,8 or i % 100 = 20,50,70,80; few: i % 10 = 3,4 or i % 1000 = 100,200,300,400,500,600,700,800,900; many: i = 0 or i % 10 = 6 or i % 100 = 40,60,90",
        "az",
    ),
    ("one: i = 1; many: i = 0 or i % 100 = 2..20,40,60,80", "ka"),
    (
        "one: n % 10 = 1 and n % 100 != 11; two: n % 10 = 2 and n % 100 != 12; few: n % 10 = 3 and n % 100 != 13",
        "en",
    ),
    ("one: n % 10 = 1,2 and n % 100 != 11,12", "sv"),
    ("one: n = 1", "bal fil fr ga hy lo mo ms ro tl vi"),
    ("one: n = 1,11; two: n = 2,12; few: n = 3,13", "gd"),
    ("one: n = 1,3; two: n = 2; few: n = 4", "ca"),
    ("one: n = 1,5", "hu"),
    ("one: n = 1,5,7,8,9,10; two: n = 2,3; few: n = 4; many: n = 6", "as bn"),
    ("one: n = 1,5,7..9; two: n = 2,3; few: n = 4; many: n = 6", "or"),
    ("one: n = 1..4 or n % 100 = 1..4,21..24,41..44,61..64,81..84; many: n = 5 or n % 100 = 5", "kw"),
    ("one: n = 1..4", "ne"),
    ("one: n = 1; many: n % 10 = 4 and n % 100 != 14", "sq"),
    ("one: n = 1; two: n = 2,3; few: n = 4", "kok kok-Latn mr"),
    ("one: n = 1; two: n = 2,3; few: n = 4; many: n = 6", "gu hi"),
    ("zero: i = 0; one: i = 1; few: i = 2,3,4,5,6", "blo"),
    ("zero: n = 0,7,8,9; one: n = 1; two: n = 2; few: n = 3,4; many: n = 5,6", "cy"),
)
"""The same for ordinals."""

NUMBERS: Final[tuple[tuple[tuple[str, str, str, str, int, int, int], str], ...]] = (
    ((",", "'", "-", "0", 3, 3, 1), "fr-CH lmo wae"),
    (
        (",", ".", "-", "0", 3, 3, 1),
        "ast az az-Cyrl bs bs-Cyrl ca da de dsb el en-AT en-BE en-DE en-DK en-ES en-ID en-IT en-NL en-PL en-RO en-SI es-AR es-BO es-CL es-CO es-EC es-PY es-UY es-VE fr-LU fr-MA fur fy gl hsb id is jgo jv kgp kkj kl ku lb lij lld ln lo lu mgh mk ms-Arab-BN ms-BN ms-ID mua nds nl nnh pms pt qu-BO rn ro rw sc scn seh sg sr sr-Latn su sw-CD tr vi vmw wo yrl",
    ),
    ((",", ".", "-", "0", 3, 3, 2), "es ia it"),
    ((",", ".", "\u200e-", "0", 3, 3, 1), "ar-DZ ar-LY ar-MA ar-TN"),
    ((",", ".", "\u2212", "0", 3, 3, 1), "eu fo hr"),
    ((",", ".", "\u2212", "0", 3, 3, 2), "sl"),
    ((",", "\u202f", "-", "0", 3, 3, 1), "en-FR en-GE eo fr rm vec"),
    ((",", "\xa0", "-", "0", 2, 2, 1), "tok"),
    (
        (",", "\xa0", "-", "0", 3, 3, 1),
        "af agq bas blo br bua cs cv de-AT dua dyo en-CZ en-EE en-FI en-HU en-LT en-LV en-NO en-PT en-SE en-SK en-UA en-ZA es-CR ewo ff fr-CA ht kab kea kk ksf ky nmg nr oc os prg pt-AO ru sah shi shi-Latn sk smn ss szl tg tk ts tt tzm uk uz uz-Cyrl ve yav zgh",
    ),
    ((",", "\xa0", "-", "0", 3, 3, 2), "be bg hu hy ie ka lv pl pt-PT ru-UA sq"),
    ((",", "\xa0", "\u2212", "0", 3, 3, 1), "fi ksh lt no se sv"),
    ((",", "\xa0", "\u2212", "0", 3, 3, 2), "et"),
    ((".", "'", "-", "0", 3, 3, 1), "de-CH de-LI en-CH tn"),
    ((".", "'", "-", "0", 3, 3, 2), "it-CH"),
    ((".", "'", "\u2212", "0", 3, 3, 1), "gsw"),
    (
        (".", ",", "-", "0", 3, 2, 1),
        "brx en-IN gu hi kok kok-Latn kxv kxv-Deva kxv-Orya kxv-Telu ml or pa ta te xnr",
    ),
    ((".", ",", "-", "0", 3, 3, 1), "es-419 ta-MY ta-SG"),
    ((".", ",", "-", "0", 3, 3, 3), "ee"),
    ((".", ",", "-", "\U00011136", 3, 2, 1), "ccp"),
    ((".", ",", "-", "\U0001e140", 3, 3, 1), "hnj mww"),
    ((".", ",", "-", "\u0966", 3, 2, 1), "mr ne sa"),
    ((".", ",", "-", "\u0966", 3, 3, 1), "bgc bho raj sat-Deva"),
    ((".", ",", "-", "\u09e6", 3, 2, 1), "as bn"),
    ((".", ",", "-", "\u09e6", 3, 3, 1), "mni"),
    ((".", ",", "-", "\u0f20", 3, 2, 1), "dz"),
    ((".", ",", "-", "\u1040", 3, 3, 1), "my"),
    ((".", ",", "-", "\u1c50", 3, 3, 1), "sat"),
    ((".", ",", "-", "\uabf0", 3, 3, 1), "mni-Mtei"),
    ((".", ",", "\u200e-", "0", 3, 3, 1), "ar he ur"),
    ((".", "\u060c", "-", "\u07c0", 3, 3, 1), "nqo"),
    ((".", "\u066c", "\u061c-", "\u0660", 3, 3, 1), "sd"),
    ((".", "\u2e41", "-", "\U0001e950", 3, 3, 1), "ff-Adlm"),
    ((".", "\xa0", "-", "0", 3, 3, 1), "ba dje khq mfe ses twq tyv xh"),
    (
        ("\u066b", "\u066c", "\u061c-", "\u0660", 3, 3, 1),
        "ar-BH ar-DJ ar-EG ar-ER ar-IL ar-IQ ar-JO ar-KM ar-KW ar-LB ar-MR ar-OM ar-PS ar-QA ar-SA ar-SD ar-SO ar-SS ar-SY ar-TD ar-YE sdh",
    ),
    (
        ("\u066b", "\u066c", "\u200e-\u200e", "\u06f0", 3, 3, 1),
        "az-Arab bgn ks lrc mzn pa-Arab ps ur-IN uz-Arab",
    ),
    (("\u066b", "\u066c", "\u200e\u2212", "\u06f0", 3, 3, 1), "fa"),
    (("\u066b", "\u066c", "\u200f-", "\u0660", 3, 3, 1), "ckb"),
)
"""Decimal sign, group sign, minus, zero, sizes of the last and the other groups, digits before the first
group sign at least; and the locales in which they differ from the parent locale's."""
