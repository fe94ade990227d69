<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh-Hans" sourcelanguage="en">
<context>
    <name>CommunityGridsPlugin</name>
    <message>
        <source>Divide district…</source>
        <translation>划分网格…</translation>
    </message>
    <message>
        <source>Divide a district's communities into grids</source>
        <translation>将区域内的各社区划分为网格</translation>
    </message>
    <message>
        <source>Show what the division found</source>
        <translation>显示划分时发现的问题</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Community Grids</source>
        <translation>社区网格</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>This finding concerns the whole district: there is no one place to show.</source>
        <translation>该检查结果涉及整个区域，没有具体位置可定位。</translation>
    </message>
</context>
<context>
    <name>CommunityGridsProvider</name>
    <message>
        <source>Community Grids: divide, check and share a city's grids</source>
        <translation>社区网格：城市网格的划分、检查与共享</translation>
    </message>
</context>
<context>
    <name>Crs</name>
    <message>
        <source>The layer {layer} has no CRS. Set the CRS of the layer and run again.</source>
        <translation>图层“{layer}”没有坐标系。请先设置图层坐标系，再重新运行。</translation>
    </message>
    <message>
        <source>The coordinates of the layer {layer} do not fit its CRS {crs}. Set the right CRS and run again.</source>
        <translation>图层“{layer}”的坐标与其坐标系 {crs} 不符。请设置正确的坐标系，再重新运行。</translation>
    </message>
</context>
<context>
    <name>District</name>
    <message>
        <source>The layer {layer} has no features.</source>
        <translation>图层“{layer}”没有要素。</translation>
    </message>
    <message>
        <source>No feature of the layer {layer} has an area.</source>
        <translation>图层“{layer}”中没有任何有面积的要素。</translation>
    </message>
</context>
<context>
    <name>DivideDistrict</name>
    <message>
        <source>Divide district</source>
        <translation>划分网格</translation>
    </message>
    <message>
        <source>Divides communities into grids of so many households. Each grid is one piece inside one community; no building is cut; no grid lies across a river, railway or expressway unless a bridge or crossing joins its sides. The same input and seed give the same plan.</source>
        <translation>按规定户数将社区划分为网格。每个网格是完整的一块，只属于一个社区；不切分建筑物；除有桥梁或通道相连外，不跨越河流、铁路和快速路。输入数据和随机种子相同，划分方案就相同。</translation>
    </message>
    <message>
        <source>grid,community,households,districting,regions,balance</source>
        <translation>网格,社区,户数,划分,分区,均衡</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Grids of an earlier plan, with the field grid_code, that stay as they are.</source>
        <translation>以往方案中保持不变的网格，须有 grid_code 字段。</translation>
    </message>
    <message>
        <source>Name of the community</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>The field with the name that the grids carry as community_name.</source>
        <translation>社区名称所在的字段，写入网格的 community_name 字段。</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Distances and areas are measured in {crs}.</source>
        <translation>长度和面积按 {crs} 量算。</translation>
    </message>
    <message>
        <source>The layer {layer} was reprojected to {crs}.</source>
        <translation>图层“{layer}”已转换到 {crs}。</translation>
    </message>
    <message>
        <source>The layer {layer} has no features and was not used.</source>
        <translation>图层“{layer}”没有要素，未使用。</translation>
    </message>
    <message>
        <source>The outline of community feature {row} was not valid; it was repaired.</source>
        <translation>社区要素 {row} 的边界图形无效，已修复。</translation>
    </message>
    <message>
        <source>Community feature {row} has no geometry and was left out.</source>
        <translation>社区要素 {row} 没有图形，未参与划分。</translation>
    </message>
    <message>
        <source>The community has {parts} separate parts; no grid spans two of them.</source>
        <translation>社区由 {parts} 个互不相连的部分组成，任何网格都不会跨越两个部分。</translation>
    </message>
    <message>
        <source>Communities without a code: {rows}.</source>
        <translation>缺少代码的社区：{rows} 个。</translation>
    </message>
    <message>
        <source>The community code {code} occurs {rows} times; these communities share one sequence of grid numbers.</source>
        <translation>社区代码 {code} 重复出现 {rows} 次，这些社区的网格共用一个顺序号序列。</translation>
    </message>
    <message>
        <source>Communities without a valid 12-digit code were numbered from north to south and west to east, {first} to {last} (number: {count}); their grid codes begin with that number.</source>
        <translation>没有有效 12 位代码的社区按从北到南、从西到东编号 {first} 至 {last}（共 {count} 个），其网格代码以该编号开头。</translation>
    </message>
    <message>
        <source>This community and community {other} overlap by {area_m2} m²; the ground goes to the one listed first.</source>
        <translation>本社区与社区 {other} 重叠 {area_m2} 平方米，重叠部分归排列在前的社区。</translation>
    </message>
    <message>
        <source>There is a gap of {area_m2} m² between communities; it belongs to no grid.</source>
        <translation>社区之间有 {area_m2} 平方米的空隙，不属于任何网格。</translation>
    </message>
    <message>
        <source>{layer}: building outlines that were not valid were repaired (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物图形无效，已修复（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: buildings without geometry were left out, with their households (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物没有图形，连同其户数未计入（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Buildings outside every community were left out (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>部分建筑物不在任何社区内，未计入（{count} 个，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Building {row} (households: {households}) lies across a community boundary; it counts where its inner point lies.</source>
        <translation>建筑物 {row}（{households} 户）跨越社区边界，按其内部点所在的社区计算。</translation>
    </message>
    <message>
        <source>Pairs of buildings that overlap: {count}. Grid boundaries pass round them together where they can.</source>
        <translation>相互重叠的建筑物：{count} 对。网格边界尽量将其作为整体绕行。</translation>
    </message>
    <message>
        <source>{layer}: buildings without a household count were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数为空，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: negative household counts were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数为负数，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts that are not numbers were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数不是数字，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts with decimals were rounded (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数带小数，已四舍五入（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts too large for one building were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数过大，不合常理，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>There are no streets; grid boundaries run between the buildings.</source>
        <translation>没有街道数据，网格边界从建筑物之间通过。</translation>
    </message>
    <message>
        <source>{layer}: streets that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分街道图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Street classes that are not known were taken as ordinary streets: {words} (features: {count}).</source>
        <translation>无法识别的街道等级按普通街道处理：{words}（{count} 个要素）。</translation>
    </message>
    <message>
        <source>{layer}: barriers that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分阻隔要素图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: compounds that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分小区图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: locked grids that are not one valid polygon were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分锁定网格不是有效的单一多边形，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{households} households: {excess} over the maximum of {maximum}.</source>
        <translation>{households} 户：超出上限 {maximum} 户 {excess} 户。</translation>
    </message>
    <message>
        <source>Households: {households}, which is {short} under the minimum of {minimum}.</source>
        <translation>{households} 户：低于下限 {minimum} 户 {short} 户。</translation>
    </message>
    <message>
        <source>{households} households: one grid is {low_excess} over, two are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户：划为一个网格超出上限 {low_excess} 户，划为两个网格比下限少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households: {low_count} grids are {low_excess} over, {high_count} are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户：划为 {low_count} 个网格合计超出上限 {low_excess} 户，划为 {high_count} 个网格合计比下限少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>Households in all: {households}, which is {short} under the minimum of {minimum} for even one grid.</source>
        <translation>总共 {households} 户，划为一个网格也比下限 {minimum} 户少 {short} 户。</translation>
    </message>
    <message>
        <source>No household lives here; the ground is one grid all the same.</source>
        <translation>没有住户，整个区域仍划为一个网格。</translation>
    </message>
    <message>
        <source>A special community: no limits to its households apply.</source>
        <translation>专属社区，不受户数上下限约束。</translation>
    </message>
    <message>
        <source>Building {building} alone has {households} households, more than the maximum of {maximum}; it is a grid of its own.</source>
        <translation>建筑物 {building} 单独就有 {households} 户，超过上限 {maximum} 户，单独划为一个网格。</translation>
    </message>
    <message>
        <source>Water or a railway without a crossing cuts this part off (households: {households}), so it cannot join another grid.</source>
        <translation>该部分（{households} 户）被水域或铁路隔开且没有通道，无法并入其他网格。</translation>
    </message>
    <message>
        <source>This part is an island (households: {households}), so it cannot join another grid.</source>
        <translation>该部分（{households} 户）是孤立区域，无法并入其他网格。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: no division within the limits was found (grids outside them: {out}). One may exist.</source>
        <translation>共 {households} 户、{units} 个单元：未找到完全符合上下限的划分方案（超出范围的网格：{out} 个），但不排除存在这样的方案。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division keeps within the limits (grids outside them: {out}). A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division keeps within the limits (grids outside them: {out}). A maximum of {relaxation_maximum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。上限放宽到 {relaxation_maximum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division keeps within the limits (grids outside them: {out}). A minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division keeps within the limits (grids outside them: {out}).</source>
        <translation>共 {households} 户、{units} 个单元：已证明不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。</translation>
    </message>
    <message>
        <source>Compound {compound} (households: {households}) lies in {grids} grids.</source>
        <translation>小区 {compound}（{households} 户）分属 {grids} 个网格。</translation>
    </message>
    <message>
        <source>Buildings that a street is drawn through: {count}. Grid boundaries pass round them.</source>
        <translation>有街道线穿过的建筑物：{count} 个。网格边界绕开这些建筑物。</translation>
    </message>
    <message>
        <source>Building {row} is cut by a grid boundary: {area_m2} m² of it lie in another grid.</source>
        <translation>建筑物 {row} 被网格边界切开，其中 {area_m2} 平方米位于另一个网格。</translation>
    </message>
    <message>
        <source>Households in this locked grid: {households}, outside the limits. It stays as it is.</source>
        <translation>该锁定网格有 {households} 户，不在上下限之内，保持不变。</translation>
    </message>
    <message>
        <source>The locked grid reaches {area_m2} m² outside its community; that part was taken off.</source>
        <translation>锁定网格有 {area_m2} 平方米超出所属社区，超出部分已去除。</translation>
    </message>
    <message>
        <source>The locked grid overlaps locked grid {other} by {area_m2} m²; the ground stays with the one listed first.</source>
        <translation>锁定网格与锁定网格 {other} 重叠 {area_m2} 平方米，重叠部分归排列在前的网格。</translation>
    </message>
    <message>
        <source>The code {code} belongs to more than one locked grid; all but the first got new codes.</source>
        <translation>多个锁定网格使用了同一代码 {code}，除第一个外均已重新编码。</translation>
    </message>
    <message>
        <source>The grid numbers have more digits than the code profile allows; these codes are longer (grids: {count}).</source>
        <translation>网格顺序号超出编码规则的位数，相应代码加长（{count} 个网格）。</translation>
    </message>
    <message>
        <source>Coordinate system chosen</source>
        <translation>已选定坐标系</translation>
    </message>
    <message>
        <source>Layer reprojected</source>
        <translation>图层已转换坐标系</translation>
    </message>
    <message>
        <source>Empty layer</source>
        <translation>空图层</translation>
    </message>
    <message>
        <source>Community outline repaired</source>
        <translation>社区边界已修复</translation>
    </message>
    <message>
        <source>Community without geometry</source>
        <translation>社区没有图形</translation>
    </message>
    <message>
        <source>Community in several parts</source>
        <translation>社区由多个部分组成</translation>
    </message>
    <message>
        <source>Community code missing</source>
        <translation>缺少社区代码</translation>
    </message>
    <message>
        <source>Community code repeated</source>
        <translation>社区代码重复</translation>
    </message>
    <message>
        <source>Communities numbered</source>
        <translation>社区已编号</translation>
    </message>
    <message>
        <source>Communities overlap</source>
        <translation>社区重叠</translation>
    </message>
    <message>
        <source>Gap between communities</source>
        <translation>社区之间有空隙</translation>
    </message>
    <message>
        <source>Building outlines repaired</source>
        <translation>建筑物图形已修复</translation>
    </message>
    <message>
        <source>Buildings without geometry</source>
        <translation>建筑物没有图形</translation>
    </message>
    <message>
        <source>Buildings outside every community</source>
        <translation>社区之外的建筑物</translation>
    </message>
    <message>
        <source>Building across a community boundary</source>
        <translation>建筑物跨社区边界</translation>
    </message>
    <message>
        <source>Overlapping buildings</source>
        <translation>建筑物重叠</translation>
    </message>
    <message>
        <source>Household count missing</source>
        <translation>户数为空</translation>
    </message>
    <message>
        <source>Household count negative</source>
        <translation>户数为负数</translation>
    </message>
    <message>
        <source>Household count not a number</source>
        <translation>户数不是数字</translation>
    </message>
    <message>
        <source>Household count with decimals</source>
        <translation>户数带小数</translation>
    </message>
    <message>
        <source>Household count too large</source>
        <translation>户数过大</translation>
    </message>
    <message>
        <source>No streets</source>
        <translation>没有街道数据</translation>
    </message>
    <message>
        <source>Streets not valid</source>
        <translation>街道图形无效</translation>
    </message>
    <message>
        <source>Street class not known</source>
        <translation>街道等级无法识别</translation>
    </message>
    <message>
        <source>Barriers not valid</source>
        <translation>阻隔要素图形无效</translation>
    </message>
    <message>
        <source>Compounds not valid</source>
        <translation>小区图形无效</translation>
    </message>
    <message>
        <source>Locked grids not valid</source>
        <translation>锁定网格图形无效</translation>
    </message>
    <message>
        <source>Grid over the maximum</source>
        <translation>网格超出上限</translation>
    </message>
    <message>
        <source>Grid under the minimum</source>
        <translation>网格低于下限</translation>
    </message>
    <message>
        <source>Total does not fit the limits</source>
        <translation>总户数无法满足上下限</translation>
    </message>
    <message>
        <source>Community under the minimum</source>
        <translation>社区低于下限</translation>
    </message>
    <message>
        <source>Community without households</source>
        <translation>没有住户的社区</translation>
    </message>
    <message>
        <source>Special community</source>
        <translation>专属社区</translation>
    </message>
    <message>
        <source>Building over the maximum</source>
        <translation>建筑物超出上限</translation>
    </message>
    <message>
        <source>Part cut off</source>
        <translation>被隔开的部分</translation>
    </message>
    <message>
        <source>No division within the limits found</source>
        <translation>未找到符合上下限的划分</translation>
    </message>
    <message>
        <source>No division within the limits exists</source>
        <translation>不存在符合上下限的划分</translation>
    </message>
    <message>
        <source>Compound divided</source>
        <translation>小区被划分</translation>
    </message>
    <message>
        <source>Street drawn through buildings</source>
        <translation>街道线穿过建筑物</translation>
    </message>
    <message>
        <source>Building cut</source>
        <translation>建筑物被切开</translation>
    </message>
    <message>
        <source>Locked grid outside the limits</source>
        <translation>锁定网格不在上下限之内</translation>
    </message>
    <message>
        <source>Locked grid outside its community</source>
        <translation>锁定网格超出社区</translation>
    </message>
    <message>
        <source>Locked grids overlap</source>
        <translation>锁定网格重叠</translation>
    </message>
    <message>
        <source>Locked grid's code repeated</source>
        <translation>锁定网格代码重复</translation>
    </message>
    <message>
        <source>Grid numbers too long</source>
        <translation>网格顺序号超出位数</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>阻隔要素</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Locked grids cut this part off (households: {households}), so it cannot join another grid.</source>
        <translation>此处被锁定的网格隔开（{households} 户），无法并入其他网格。</translation>
    </message>
</context>
<context>
    <name>FindingsDock</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Filter: words, a community or a grid</source>
        <translation>筛选：文字、社区或网格</translation>
    </message>
    <message>
        <source>There is no plan in this project. Divide a district, or open a plan.</source>
        <translation>当前工程中没有划分方案。请先划分网格，或打开已有方案。</translation>
    </message>
    <message>
        <source>{shown} of {all} findings. Double-click one to go to its place.</source>
        <translation>显示 {shown} 条，共 {all} 条。双击可定位到相应位置。</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Buildings and households</source>
        <translation>建筑物与住户</translation>
    </message>
    <message>
        <source>Events and cameras</source>
        <translation>事件与摄像头</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Community Grids: help</source>
        <translation>社区网格：帮助</translation>
    </message>
    <message>
        <source>help.md</source>
        <comment>file name of the help page: help_zh-Hans.md for Chinese</comment>
        <translation>help_zh-Hans.md</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>{low} is {minimum}, more than {high}, which is {maximum}.</source>
        <translation>{low} 为 {minimum}，大于 {high}（{maximum}）。</translation>
    </message>
    <message>
        <source>The layer {layer} of {parameter} has no lines or areas.</source>
        <translation>参数 {parameter} 的图层“{layer}”不是线或面图层。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消，未写入任何结果。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>The polygons that the grids must tile. Where two overlap, the one listed first has the ground. Everything is measured in this layer's CRS if it is metric, else in the zone it lies in.</source>
        <translation>社区面，网格须将其完整覆盖。两个社区重叠时，重叠部分归排列在前的社区。该图层坐标系以米为单位时按其量算，否则按所在投影带量算。</translation>
    </message>
    <message>
        <source>Code of the community</source>
        <translation>社区代码</translation>
    </message>
    <message>
        <source>The field with the code of 12 digits that a grid's code begins with. Without it, or where a value is not such a code, communities are numbered from north to south and west to east.</source>
        <translation>12 位社区代码所在的字段，网格代码以其开头。未指定该字段或取值不是 12 位代码时，社区按从北到南、从西到东编号。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Polygons, which are never cut, or points.</source>
        <translation>面（绝不切分）或点。</translation>
    </message>
    <message>
        <source>Households of the building</source>
        <translation>建筑物户数</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Lines that grids are bounded by. Without streets, boundaries run between the buildings.</source>
        <translation>作为网格边界的街道线。没有街道时，边界从建筑物之间通过。</translation>
    </message>
    <message>
        <source>Class of the street</source>
        <translation>街道等级</translation>
    </message>
    <message>
        <source>The field with the street's class: OpenStreetMap's highway values, Chinese road classes, or a number from 0, a footpath, to 6, an expressway. Grids are bounded by the higher classes first.</source>
        <translation>街道等级所在的字段：可为 OpenStreetMap 的 highway 取值、中文道路等级，或 0（步行道）至 6（快速路）的数字。优先以等级高的街道为网格边界。</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>阻隔要素</translation>
    </message>
    <message>
        <source>Rivers, lakes, railways and expressways, in one layer or several. A grid lies across them only where a street crosses.</source>
        <translation>河流、湖泊、铁路和快速路，可为一个或多个图层。只有街道穿过之处，网格才可跨越。</translation>
    </message>
    <message>
        <source>Walled compounds</source>
        <translation>封闭小区</translation>
    </message>
    <message>
        <source>Polygons of compounds, which are kept whole where they fit into a grid.</source>
        <translation>小区面，只要一个网格容纳得下就保持完整。</translation>
    </message>
    <message>
        <source>Least households of a grid</source>
        <translation>网格户数下限</translation>
    </message>
    <message>
        <source>A grid with fewer households is reported, with the reason.</source>
        <translation>低于该户数的网格会列入检查结果，并说明原因。</translation>
    </message>
    <message>
        <source>Most households of a grid</source>
        <translation>网格户数上限</translation>
    </message>
    <message>
        <source>A grid with more households is reported, with the reason.</source>
        <translation>超过该户数的网格会列入检查结果，并说明原因。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same plan; another seed gives another plan that is about as good.</source>
        <translation>种子相同则方案相同；换用其他种子可得到质量相当的另一方案。</translation>
    </message>
    <message>
        <source>Kind of the community</source>
        <translation>社区类型</translation>
    </message>
    <message>
        <source>The field that says urban, rural or special, or 社区 or 村, or holds the urban-rural class of three digits. Without it every community is urban.</source>
        <translation>社区类型所在的字段：可为 urban、rural、special，或“社区”“村”，或三位城乡分类代码。未指定时，所有社区均按城市社区处理。</translation>
    </message>
    <message>
        <source>Least households of a rural grid</source>
        <translation>农村网格户数下限</translation>
    </message>
    <message>
        <source>For communities whose kind is rural.</source>
        <translation>适用于类型为农村的社区。</translation>
    </message>
    <message>
        <source>Most households of a rural grid</source>
        <translation>农村网格户数上限</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码规则</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>处理器核心</translation>
    </message>
    <message>
        <source>How the work is spread over the cores; the plan is the same. Automatic fits nearly always.</source>
        <translation>计算任务在各处理器核心之间的分配方式，不影响划分方案。一般选自动即可。</translation>
    </message>
    <message>
        <source>CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes.</source>
        <translation>CODE_PROFILE 为 custom 时，CUSTOM_PROFILE 须指定描述编码规则的文件。</translation>
    </message>
    <message>
        <source>File of custom codes</source>
        <translation>自定义编码规则文件</translation>
    </message>
    <message>
        <source>A JSON file that describes the codes, where Codes is custom.</source>
        <translation>编码规则选择 custom 时，描述编码规则的 JSON 文件。</translation>
    </message>
    <message>
        <source>The field that counts households; numbers written as text will do.</source>
        <translation>记录户数的字段；以文本书写的数字也可以。</translation>
    </message>
    <message>
        <source>How a grid's code is written: stat15 is the community's 12 digits and 3 digits for the grid; cj213_14 has 2 for the grid; cjt349_20 has 6 for the managed object before and 2 after; micro18 has 3 more for the micro-grid; custom is what a file says.</source>
        <translation>网格代码的写法：stat15 为 12 位社区代码加 3 位网格序号；cj213_14 的网格序号为 2 位；cjt349_20 在前加 6 位管理对象代码、在后加 2 位序号；micro18 再加 3 位微网格序号；custom 由自定义文件规定。</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>The Python package {package} is missing.</source>
        <translation>缺少 Python 软件包 {package}。</translation>
    </message>
    <message>
        <source>Install python3-{package}; on Windows and macOS QGIS itself brings it.</source>
        <translation>请安装 python3-{package}；在 Windows 和 macOS 上，QGIS 自带该软件包。</translation>
    </message>
    <message>
        <source>The package {package} is version {version}; {oldest} or newer is needed.</source>
        <translation>软件包 {package} 的版本为 {version}，需要 {oldest} 或更高版本。</translation>
    </message>
    <message>
        <source>The package {package} in {folder} brings its own GEOS, which crashes QGIS.</source>
        <translation>{folder} 中的软件包 {package} 自带 GEOS，会导致 QGIS 崩溃。</translation>
    </message>
    <message>
        <source>Remove it and install python3-{package}, which uses the system's GEOS.</source>
        <translation>请将其卸载，改为安装使用系统 GEOS 的 python3-{package}。</translation>
    </message>
</context>
<context>
    <name>PlanOutputs</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The grids, in the order of their codes: households, whether in the band, and why not.</source>
        <translation>网格，按代码排序，含户数、是否达标及不达标原因。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The smallest pieces that grids are made of; moving a boundary moves units.</source>
        <translation>组成网格的最小地块，调整网格边界即调整单元的归属。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What was wrong with the input and was repaired, and what the division could not do.</source>
        <translation>输入数据中发现并修复的问题，以及划分无法做到的事项。</translation>
    </message>
    <message>
        <source>{file} cannot be written: its folder is missing or read-only.</source>
        <translation>{file} 无法写入：所在文件夹不存在或只读。</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>cannot be read ({error})</source>
        <translation>无法读取（{error}）</translation>
    </message>
    <message>
        <source>is not valid JSON ({error})</source>
        <translation>不是有效的 JSON（{error}）</translation>
    </message>
    <message>
        <source>must be from 1 to 9</source>
        <translation>必须在 1 至 9 之间</translation>
    </message>
    <message>
        <source>must be at least 1</source>
        <translation>不能小于 1</translation>
    </message>
    <message>
        <source>has more digits than a number may have</source>
        <translation>超出顺序号的位数</translation>
    </message>
    <message>
        <source>must have a minimum from 0 up to its maximum</source>
        <translation>的下限必须不小于 0 且不大于上限</translation>
    </message>
    <message>
        <source>must be an object with fields</source>
        <translation>必须是含字段的对象</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is not a field of a profile</source>
        <translation>不是编码规则的字段</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>may hold letters, digits, - and _ only</source>
        <translation>只能包含字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>The profile {file}: the field {field} {why}.</source>
        <translation>编码规则文件 {file}：字段 {field} {why}。</translation>
    </message>
    <message>
        <source>is not a regular expression</source>
        <translation>不是有效的正则表达式</translation>
    </message>
    <message>
        <source>must hold {chinese} or {number} and nothing else in braces</source>
        <translation>必须含有 {chinese} 或 {number}，花括号内不得有其他内容</translation>
    </message>
    <message>
        <source>The profile {file} {why}.</source>
        <translation>编码规则文件 {file} {why}。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{stage}: {seconds:.1f} s</source>
        <translation>{stage}：{seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Reading the layers</source>
        <translation>读取图层</translation>
    </message>
    <message>
        <source>Writing the plan</source>
        <translation>写入方案</translation>
    </message>
    <message>
        <source>Cutting the ground into blocks along streets, barriers and buildings</source>
        <translation>沿街道、阻隔要素和建筑物划分地块</translation>
    </message>
    <message>
        <source>Searching for grids</source>
        <translation>搜索网格划分方案</translation>
    </message>
    <message>
        <source>Searching harder where households are hard to share out</source>
        <translation>对户数难以分配的社区加强搜索</translation>
    </message>
    <message>
        <source>Drawing, numbering and measuring the grids</source>
        <translation>绘制网格、编号并量算</translation>
    </message>
    <message>
        <source>Divided</source>
        <translation>划分完成</translation>
    </message>
    <message>
        <source>Cutting blocks finer where households are hard to share out</source>
        <translation>在户数难以分配处细分街区</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>polygons</source>
        <translation>面</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>The layer {layer} holds {found}; {wanted} are needed here.</source>
        <translation>图层“{layer}”的几何类型为{found}，此处需要{wanted}。</translation>
    </message>
    <message>
        <source>no geometries</source>
        <translation>无几何图形</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>The layer {layer} cannot be brought to {crs}: {trouble}</source>
        <translation>图层“{layer}”无法转换到 {crs}：{trouble}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}.</source>
        <translation>图层“{layer}”没有字段 {field}。</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Railways</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Rivers</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>Lakes</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Over the maximum</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>Under the minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Expressway</source>
        <translation>快速路</translation>
    </message>
    <message>
        <source>Arterial</source>
        <translation>主干路</translation>
    </message>
    <message>
        <source>Secondary street</source>
        <translation>次干路</translation>
    </message>
    <message>
        <source>Local street</source>
        <translation>支路</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>巷道</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>步行道</translation>
    </message>
    <message>
        <source>No household</source>
        <translation>无住户</translation>
    </message>
    <message>
        <source>1 to 20 households</source>
        <translation>1 至 20 户</translation>
    </message>
    <message>
        <source>21 to 60 households</source>
        <translation>21 至 60 户</translation>
    </message>
    <message>
        <source>More than 60 households</source>
        <translation>60 户以上</translation>
    </message>
    <message>
        <source>Grid code</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>Community code</source>
        <translation>社区代码</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Grid name</source>
        <translation>网格名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Compactness</source>
        <translation>紧凑度</translation>
    </message>
    <message>
        <source>Visible boundary</source>
        <translation>可辨识边界占比</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Rural</source>
        <translation>农村</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>专属</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source> hh</source>
        <comment>unit behind a number of households on the map</comment>
        <translation> 户</translation>
    </message>
    <message>
        <source>Community name</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>On each grid: its number in the community, and its households (hh).</source>
        <translation>网格标注：社区内序号及户数。</translation>
    </message>
    <message>
        <source>Green space</source>
        <translation>绿地</translation>
    </message>
    <message>
        <source>Farmland</source>
        <translation>农田</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Other place</source>
        <translation>其他场所</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>The output {name} could not be written: {trouble}</source>
        <translation>输出 {name} 无法写入：{trouble}</translation>
    </message>
    <message>
        <source>the disk may be full.</source>
        <translation>磁盘空间可能已满。</translation>
    </message>
    <message>
        <source>The disk of {folder} has {free} MB left; the plan takes {size} MB. Nothing was written.</source>
        <translation>{folder} 所在磁盘仅剩 {free} MB，方案需要 {size} MB，未写入任何结果。</translation>
    </message>
</context>
</TS>
